/** The rules by which the window judges a link's fields while they are typed: the hosts judge by the same. */
export {
  readFields,
  type FieldName,
  type FieldProblem,
  type FieldsReading,
  type LinkFields,
  type TypedFields,
} from "../core/link-fields.ts";
export { maskUrl } from "../core/endpoint.ts";

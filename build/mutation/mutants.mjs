// Finds what could be otherwise in a source file, and writes the file with all of it in, each behind a switch.
import { parseSync } from "vite";

/** Operators and what each could have been. */
const operators = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&&": ["||"],
  "||": ["&&"],
};

/** Methods and what each could have been; null for no call at all. */
const methods = {
  every: "some",
  some: "every",
  find: "findLast",
  findLast: "find",
  startsWith: "endsWith",
  endsWith: "startsWith",
  indexOf: "lastIndexOf",
  lastIndexOf: "indexOf",
  min: "max",
  max: "min",
  toLowerCase: null,
  toUpperCase: null,
  trim: null,
  trimEnd: null,
  filter: null,
  toReversed: null,
  toSorted: null,
  sort: null,
  slice: null,
};

/**
 * Every mutant of a TypeScript source: `{ id, line, original, replacement }`, ids from `firstId`, and the source with a
 * switch at each place: the mutant whose id is `globalThis.mutant` is alive, all others sleep.
 */
export function mutantsOf(path, source, firstId) {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const mutants = [];
  const text = write(program, null);
  return { mutants, text };

  /** The text of a node with the switches of its parts, and its own around it. */
  function write(node, role) {
    const replacements =
      role === "link" ? [] : [...replacementsOf(node, source), ...(roles[role]?.(node) ?? [])];
    const original = source.slice(node.start, node.end);
    const line = source.slice(0, node.start).split("\n").length;
    const alive = replacements.map((replacement) => {
      const id = firstId + mutants.length;
      mutants.push({ id, path, line, original, replacement });
      return `globalThis.mutant===${id}?(${replacement}):`;
    });
    const inner = writeParts(node, role);
    return alive.length > 0 ? `(${alive.join("")}(${inner}))` : inner;
  }

  function writeParts(node, role) {
    let written = "";
    let at = node.start;
    for (const part of partsOf(node)) {
      written += source.slice(at, part.start) + write(part, roleOf(node, part, role));
      at = part.end;
    }
    return written + source.slice(at, node.end);
  }
}

/** What a node could be for the place it stands in. */
const roles = {
  returned: ({ type }) => (/^(?:Literal|ArrayExpression|TemplateLiteral)$/.test(type) ? [] : ["undefined"]),
  condition: () => ["true", "false"],
  loop: () => ["false"],
  statement: () => ["undefined"],
};

function roleOf(node, part, own) {
  if (part === node.argument && node.type === "ReturnStatement") return "returned";
  if (part === node.body && node.type === "ArrowFunctionExpression" && part.type !== "BlockStatement")
    return "returned";
  if (part === node.test && node.type === "IfStatement") return "condition";
  if (part === node.test && /^(?:For|While)Statement$/.test(node.type)) return "loop";
  if (node.type === "ExpressionStatement" && isCall(part)) return "statement";
  // What is put around one link of `a?.b.c()` cuts the chain.
  const isLink = own === "link" && (part === node.callee || part === node.object || part === node.expression);
  return node.type === "ChainExpression" || isLink ? "link" : null;
}

function isCall({ type, argument, callee }) {
  return type === "AwaitExpression" ? isCall(argument) : type === "CallExpression" && callee.type !== "Super";
}

/** What stands behind `??` or `=` for the type checker alone: the fallback of an index that is always there. */
function isFiller({ type, value }) {
  return type === "Literal" && (value === "" || value === 0);
}

/** The nodes directly below a node that run, in the order of the text. */
function partsOf(node) {
  if (/^(?:Import|ExportAll)/.test(node.type)) return [];
  const values = node.type.startsWith("TS")
    ? [node.expression]
    : Object.entries(node).flatMap(([name, value]) => (isRunning(node, name) ? value : []));
  return values
    .filter((value) => typeof value?.type === "string" && typeof value.start === "number")
    .filter(({ type }) => !type.startsWith("TS") || /^TS(?:As|Satisfies|NonNull)/.test(type))
    .sort((a, b) => a.start - b.start);
}

function isRunning(node, name) {
  const isFallback = node.type === "AssignmentPattern" || node.operator === "??";
  if (name === "right" && isFallback && isFiller(node.right)) return false;
  if (name === "source" || name === "specifiers" || name === "label") return false;
  // A key is a name, unless it is computed; in `{ a }` it is the value as well.
  if (name === "key") return node.computed;
  if (node.type === "Property" && node.shorthand) return false;
  return name !== "property" || node.computed;
}

/** What could stand in a node's place. */
function replacementsOf(node, source) {
  const text = (part) => source.slice(part.start, part.end);
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression": {
      if (node.operator === "??") return isFiller(node.right) ? [] : [text(node.left)];
      const between = source.slice(node.left.end, node.right.start);
      const at = node.left.end + between.indexOf(node.operator);
      const rest = source.slice(at + node.operator.length, node.end);
      return (operators[node.operator] ?? []).map((other) => source.slice(node.start, at) + other + rest);
    }
    case "UnaryExpression":
      return node.operator === "!" || node.operator === "-" ? [text(node.argument)] : [];
    case "Literal":
      return literal(node);
    case "TemplateLiteral":
      return ['""'];
    case "ArrayExpression":
      return node.elements.length > 0 ? ["[]"] : [];
    case "CallExpression":
      return call(node, source);
    case "ConditionalExpression":
      return [text(node.consequent), text(node.alternate)];
    default:
      return [];
  }
}

function literal({ value, regex, raw }) {
  if (regex) {
    const { pattern, flags } = regex;
    const unanchored = [
      ...(pattern.startsWith("^") ? [pattern.slice(1)] : []),
      ...(/[^\\]\$$/.test(pattern) ? [pattern.slice(0, -1)] : []),
    ].map((other) => `/${other || "(?:)"}/${flags}`);
    return flags.includes("i") ? [...unanchored, `/${pattern}/${flags.replace("i", "")}`] : unanchored;
  }
  if (typeof value === "boolean") return [String(!value)];
  if (typeof value === "number") return [`${raw} + 1`];
  return typeof value === "string" ? [value === "" ? '"mutant"' : '""'] : [];
}

function call({ callee, end }, source) {
  if (callee.type !== "MemberExpression" || callee.computed) return [];
  const { name } = callee.property;
  if (!Object.hasOwn(methods, name)) return [];
  const other = methods[name];
  const object = source.slice(callee.object.start, callee.object.end);
  return [other === null ? object : `${object}.${other}${source.slice(callee.end, end)}`];
}

import type { Service } from "../../contract/service.ts";
import type { LocaleTag } from "../../locales/types.ts";

/** Tells of the language that the user chooses in the window, so that menu and dialogs speak it too. */
export function followLanguage(service: Service, onLanguage: (language: LocaleTag) => void): Service {
  return {
    ...service,
    async prefer(request, call) {
      const kept = await service.prefer(request, call);
      onLanguage(request.language);
      return kept;
    },
  };
}

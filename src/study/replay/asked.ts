import type { Answer, Study } from '../study.js';

/** What every answer's question holds beside the study's own keys, so that it can be asked again. */
export interface Asked {
  /** Id of the study. */
  readonly study: string;
  readonly seed: number;
  /** The study's parameters, checked, before it made anything of them: names as they were written, windows as they were asked for. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** In a variant of a stored answer, what was changed in it. */
  readonly changed?: Changes;
}

/** By parameter, or `seed`: its value before and after; null = not given. */
export type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** The same study, whose answers say how to ask for them again. */
export function thatSaysWhatWasAsked(study: Study): Study {
  return {
    ...study,
    async run(parameters, context): Promise<Answer<unknown>> {
      const answer = await study.run(parameters, context);
      const said: Asked = {
        study: study.id,
        seed: context.seed,
        asked: { ...(parameters as Record<string, unknown>) },
      };
      return { ...answer, question: { ...answer.question, ...said } };
    },
  };
}

import { type Text, text } from '../base/text.ts';

export const EXIT = {
  done: 0,
  defect: 1,
  badInput: 2,
  noAnswer: 3,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODE_WORDS: readonly (readonly [code: ExitCode, meaning: Text])[] = [
  [EXIT.done, text('done', 'hecho')],
  [EXIT.defect, text('a defect of siepac: please report it', 'un defecto de siepac: repórtelo, por favor')],
  [EXIT.badInput, text('bad input; nothing is written', 'entrada incorrecta; no se escribe nada')],
  [
    EXIT.noAnswer,
    text(
      'a study has no answer (infeasible, islanded), or what is verified does not come out again',
      'un estudio no tiene respuesta (no factible, en islas), o lo verificado no resulta igual',
    ),
  ],
  [
    EXIT.interrupted,
    text('interrupted; what was finished is kept', 'interrumpido; se conserva lo terminado'),
  ],
];

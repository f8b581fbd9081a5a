import { type Text, text } from '../../base/text.ts';

/** What a reader must know before using a figure. */
export const LIMITS_OF_DC: readonly Text[] = [
  text(
    'Voltages are taken as 1 pu and reactive power is left out: a line that is limited by voltage or by reactive support looks freer than it is.',
    'Las tensiones se toman como 1 pu y se omite la potencia reactiva: un enlace limitado por tensión o por soporte reactivo parece más libre de lo que es.',
  ),
  text(
    'Nothing here is about stability. Oscillations between areas, which limit the link to Mexico, and transient or voltage stability enter only as published operating limits.',
    'Nada de esto trata de estabilidad. Las oscilaciones entre áreas, que limitan el enlace con México, y la estabilidad transitoria o de tensión entran solo como límites operativos publicados.',
  ),
  text(
    'There are no losses: on long paths flows are off by a few per cent.',
    'No hay pérdidas: en trayectos largos los flujos difieren en algunos puntos porcentuales.',
  ),
  text(
    'A thermal figure is what lines and transformers can carry; it is never the capacity by itself. The lowest of the layers is.',
    'Una cifra térmica es lo que soportan líneas y transformadores; por sí sola nunca es la capacidad. Lo es la menor de las capas.',
  ),
  text(
    'Capacities hold one border at a time, from this dispatch and with this shift key; two borders used together have less.',
    'Las capacidades valen frontera por frontera, desde este despacho y con esta llave de distribución; dos fronteras usadas a la vez tienen menos.',
  ),
  text(
    'Figures marked "estimated" rest on typical parameters: check them before relying on what they limit.',
    'Las cifras marcadas "estimado" se apoyan en parámetros típicos: verifíquelas antes de confiar en lo que limitan.',
  ),
];

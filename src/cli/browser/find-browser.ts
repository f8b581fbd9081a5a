import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import process from 'node:process';
import { InputError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import { browserPlaces } from './browser-places.ts';

/**
 * The browser to print with: the one given, or the first that stands in a usual place.
 *
 * @throws InputError that says how to get one
 */
export function findBrowser(given: string | undefined): string {
  const { platform, env } = process;
  const places =
    given === undefined ? browserPlaces({ platform, home: homedir(), environment: env }) : [given];
  const found = places.find(isProgram);
  if (found !== undefined) return found;
  const message =
    given === undefined
      ? text(
          'No Chromium, Chrome or Edge stands in the usual places; one is needed to print to PDF.',
          'No hay Chromium, Chrome ni Edge en los lugares habituales; hace falta uno para imprimir a PDF.',
        )
      : text('There is no program here that can be run.', 'Aquí no hay un programa que se pueda ejecutar.');
  throw new InputError([
    {
      code: 'NO_BROWSER',
      severity: 'error',
      message,
      hint: installWords(platform),
      file: given ?? 'siepac pdf',
      line: 1,
      column: 1,
    },
  ]);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function installWords(platform: NodeJS.Platform): Text {
  const install = {
    darwin: '`brew install --cask chromium`',
    win32: '`winget install Google.Chrome`',
    linux: '`sudo apt install chromium`, `sudo dnf install chromium`',
  }[platform as 'linux'];
  const get =
    install === undefined ? text('', '') : text(`install one (${install}), `, `instale uno (${install}), `);
  return text(
    `${get.en}name it with --browser PATH or SIEPAC_CHROMIUM, or open the page in any browser and print it to PDF`,
    `${get.es}indíquelo con --browser RUTA o SIEPAC_CHROMIUM, o abra la página en cualquier navegador e imprímala a PDF`,
  );
}

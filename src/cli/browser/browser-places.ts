/** What of a system decides where a browser may be. */
export interface SystemPlaces {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const IN_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const IN_PROGRAM_FILES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where a browser of the Chromium family usually is, the likeliest first: what `SIEPAC_CHROMIUM` names, then the places
 * of Linux, macOS or Windows. Whether one is there is not looked at.
 */
export function browserPlaces({ platform, home, environment }: SystemPlaces): string[] {
  const named = environment.SIEPAC_CHROMIUM;
  return [...(named ? [named] : []), ...usualPlaces({ platform, home, environment })];
}

function usualPlaces({ platform, home, environment }: SystemPlaces): string[] {
  if (platform === 'win32') {
    const { ProgramFiles, 'ProgramFiles(x86)': older, LOCALAPPDATA } = environment;
    const folders = [ProgramFiles, older, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return IN_PROGRAM_FILES.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', `${home}/Applications`];
    return IN_APPLICATIONS.flatMap((program) => folders.map((folder) => `${folder}/${program}`));
  }
  const folders = [...(environment.PATH ?? '').split(':').filter((folder) => folder !== ''), '/snap/bin'];
  return ON_PATH.flatMap((program) => folders.map((folder) => `${folder}/${program}`));
}

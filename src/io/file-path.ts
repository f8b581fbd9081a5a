/**
 * A path written inside a file, seen from where that file's own path is seen from: `../data` in `scenarios/x.yaml`
 * is `data`. Both kinds of slash are understood; the answer has forward ones.
 */
export function resolvePath(fromFile: string, written: string): string {
  const path = forwardSlashes(written);
  if (isAbsolute(path)) return normalised(path);
  const folder = forwardSlashes(fromFile).split('/').slice(0, -1).join('/');
  return normalised(folder === '' ? path : `${folder}/${path}`);
}

function forwardSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

function normalised(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const canGoUp = kept.length > 0 && kept.at(-1) !== '..';
    if (part !== '..') kept.push(part);
    else if (canGoUp) kept.pop();
    else if (root === '') kept.push(part);
  }
  return root + kept.join('/') || '.';
}

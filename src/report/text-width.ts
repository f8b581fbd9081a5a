/**
 * Columns a text takes on a terminal: one per visible character, none per combining mark. Enough for the two
 * languages of the product, which use no wide characters.
 */
export function displayWidth(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).length;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text in lines of at most `width` columns, broken at spaces; a longer word is cut. Never empty. */
export function wrapWords(text: string, width: number): string[] {
  const limit = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((piece) => cutWord(piece, limit))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (displayWidth(joined) <= limit) {
      line = joined;
    } else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

function cutWord(word: string, limit: number): string[] {
  if (displayWidth(word) <= limit) return [word];
  const characters = Array.from(word);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += limit) {
    pieces.push(characters.slice(start, start + limit).join(''));
  }
  return pieces;
}

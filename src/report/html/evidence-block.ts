import type { Evidence } from '../../study/evidence/evidence.ts';
import { html, type Markup, trusted } from './markup.ts';

/**
 * The page's evidence as a block of data, which browsers do not run. `<` is written as an escape, so that no text can
 * end the block.
 */
export function evidenceBlock(evidence: Evidence): Markup {
  const json = JSON.stringify(evidence).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="evidence">${trusted(json)}</script>
`;
}

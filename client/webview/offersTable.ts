import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ExecutableOffers, PlatformIdentity } from '../../server/core/protocol';
import { absent } from './absent';
import { icon } from './icon';
import { answerRow } from './answerRow';
import type { Cells, Row } from './row';
import { requestedFigures } from './requested';
import type { Actions, PageState } from './state';
import { visibleName } from './visibleText';
import { words } from './words';

/** The answers side by side, best first, below what was asked for; platforms without an answer come last. */
export function offersTable(state: PageState, shown: ExecutableOffers, actions: Actions): TemplateResult {
  const columns = columnsOf(shown);
  const row: Omit<Row, 'answered'> = { columns, shown, state, actions };
  // The roles are spelled out, since the table is laid out as a list where it is narrow, and would lose them.
  return html`
    <table role="table" class=${classes(shown, columns)}>
      <caption>
        ${words.caption(visibleName(shown.executable))}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((column) => html`<th role="columnheader" scope="col" class=${column}>${words.columns[column]}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${requestRow(shown, columns)}
        ${repeat(
          shown.answers,
          ({ platform }) => platform.id,
          (answered) => answerRow({ ...row, answered }),
        )}
        ${unanswered(state, shown).map((platform) => unansweredRow(platform, shown, columns))}
      </tbody>
    </table>
  `;
}

function classes({ stale }: ExecutableOffers, columns: readonly (keyof Cells)[]): string {
  return ['offers', ...(stale ? ['stale'] : []), ...(columns.includes('gpus') ? ['with-gpus'] : [])].join(' ');
}

/** The column of GPUs is there only when somebody asks for them or gives them. */
function columnsOf(shown: ExecutableOffers): readonly (keyof Cells)[] {
  const offered = shown.answers.some(({ answer }) => answer.kind === 'offers' && answer.offers[0]?.gpus !== undefined);
  const gpus: readonly 'gpus'[] = offered || requestedFigures(shown.task).gpus !== undefined ? ['gpus'] : [];
  return ['platform', 'answer', 'cores', 'memory', 'storage', ...gpus, 'meaning', 'when'];
}

function requestRow(
  { task, stale }: ExecutableOffers,
  columns: readonly (keyof Cells)[],
): TemplateResult | typeof nothing {
  if (task === undefined) return nothing;
  const figures = requestedFigures(task);
  const cell = (column: 'cores' | 'memory' | 'storage' | 'gpus'): TemplateResult => {
    const figure = figures[column];
    return html`<td role="cell" class=${column} data-label=${words.columns[column]}>
      ${figure === undefined ? absent() : visibleName(figure)}
    </td>`;
  };
  return html`
    <tr role="row" class="request">
      <th role="rowheader" scope="row" colspan="2" class="platform">${stale ? words.askedForEarlier : words.asked}</th>
      ${columns.map((column) => (isFigure(column) ? cell(column) : nothing))}
      <td role="cell" colspan="2" class="meaning"></td>
    </tr>
  `;
}

function isFigure(column: keyof Cells): column is 'cores' | 'memory' | 'storage' | 'gpus' {
  return column === 'cores' || column === 'memory' || column === 'storage' || column === 'gpus';
}

/** The platforms that have not answered, or not before it was called off. Only when all were asked is it known which they are. */
function unanswered(state: PageState, shown: ExecutableOffers): readonly PlatformIdentity[] {
  const platforms = state.snapshot?.offers.platforms ?? [];
  if (shown.state === 'unasked' || shown.asked !== platforms.length) return [];
  const answered = new Set(shown.answers.map(({ platform }) => platform.id));
  return platforms.filter(({ id }) => !answered.has(id));
}

function unansweredRow(
  platform: PlatformIdentity,
  { state }: ExecutableOffers,
  columns: readonly (keyof Cells)[],
): TemplateResult {
  const word = state === 'asking' ? words.pending : words.calledOff;
  return html`
    <tr role="row" class="pending">
      <th role="rowheader" scope="row" class="platform">${visibleName(platform.name)}</th>
      <td role="cell" class="answer" data-label=${words.columns.answer}>
        <span class="verdict-word">${icon('pending')}${word}</span>
      </td>
      <td role="cell" class="meaning" colspan=${columns.length - 2}></td>
    </tr>
  `;
}

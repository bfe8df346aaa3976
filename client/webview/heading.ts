import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ExecutableOffers } from '../../server/core/protocol';
import { button } from './button';
import type { Snapshot } from './messages';
import type { Actions, PageState } from './state';
import { askedCount, yesCount } from './summary';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

interface Context {
  readonly now: PageState['now'];
  readonly actions: Actions;
}

/** The top of the page: which executable, how it stands, and the button that asks (again). */
export function heading(snapshot: Snapshot, shown: ExecutableOffers, { now, actions }: Context): TemplateResult {
  const canAsk = snapshot.isTrusted && shown.state === 'answered';
  return html`
    <header>
      <div class="about">
        ${chooser(snapshot, shown, { now, actions })}
        <p class="quiet">${visibleText(snapshot.record)}</p>
      </div>
      ${canAsk ? button(words.askAgain, () => actions.ask(shown.executable), askLook(shown)) : nothing}
    </header>
    <div class="verdict" role="status">${verdict(shown, now)}</div>
  `;
}

function askLook(shown: ExecutableOffers): 'primary' | 'secondary' {
  return shown.stale ? 'primary' : 'secondary';
}

/** A list to choose from where there are several executables, else the name alone. */
function chooser({ offers }: Snapshot, shown: ExecutableOffers, { now, actions }: Context): TemplateResult {
  if (offers.executables.length === 1) return html`<h1>${visibleName(shown.executable)}</h1>`;
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) actions.choose(event.target.value);
  };
  return html`
    <h1 class="unseen">${visibleName(shown.executable)}</h1>
    <label class="unseen" for="executable">${words.executable}</label>
    <select id="executable" .value=${live(shown.executable)} @change=${choose}>
      ${offers.executables.map((each) => choice(each, each === shown, now))}
    </select>
  `;
}

function choice(each: ExecutableOffers, isShown: boolean, now: number): TemplateResult {
  const text = words.choice(visibleName(each.executable), standing(each, now));
  return html`<option value=${each.executable} ?selected=${isShown}>${text}</option>`;
}

function standing(each: ExecutableOffers, now: number): string {
  if (each.state === 'unasked') return words.choiceUnasked;
  if (each.state === 'asking') return words.choiceAsking;
  if (each.stale) return words.choiceStale;
  return words.choiceAnswered(yesCount(each.answers, now), askedCount(each));
}

function verdict(shown: ExecutableOffers, now: number): TemplateResult | typeof nothing {
  const { state, asked, answers, stale } = shown;
  if (state === 'unasked' || (stale && state === 'answered')) return nothing;
  if (state === 'answered') return html`<p>${words.verdict(yesCount(answers, now), askedCount(shown))}</p>`;
  const sentence = words.askingNow(answers.length, asked);
  return html`
    <p>${sentence}</p>
    <progress max=${Math.max(asked, 1)} .value=${answers.length} aria-label=${sentence}></progress>
  `;
}

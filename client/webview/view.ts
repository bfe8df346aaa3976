import { type TemplateResult, html, nothing } from 'lit';
import type { DocumentOffers, ExecutableOffers } from '../../server/core/protocol';
import { button } from './button';
import { heading } from './heading';
import type { Snapshot } from './messages';
import { notice } from './notice';
import { offersTable } from './offersTable';
import { type Actions, type PageState, shownExecutable } from './state';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

/** The whole page as a function of its state. */
export function view(state: PageState, actions: Actions): TemplateResult {
  return html`<main aria-label=${words.title}>${content(state, actions)}</main>`;
}

function content(state: PageState, actions: Actions): TemplateResult {
  if (state.failure !== undefined) {
    return notice('warning', visibleText(state.failure), button(words.restart, actions.restart));
  }
  if (state.snapshot === undefined) return html`<p class="quiet" role="status">${words.loading}</p>`;
  const { offers } = state.snapshot;
  if (offers.trouble !== undefined) {
    return notice('warning', visibleText(offers.trouble), button(words.openSettings, actions.openSettings));
  }
  const shown = shownExecutable(offers, state.chosen);
  if (shown === undefined) return notice('missing', words.noExecutables, button(words.openRecord, actions.openRecord));
  return html`
    ${heading(state.snapshot, shown, { now: state.now, actions })} ${restriction(state.snapshot, actions)}
    ${staleness(shown)} ${closest(shown)}
    ${shown.state === 'unasked' ? invitation(state.snapshot, shown, actions) : offersTable(state, shown, actions)}
  `;
}

function restriction({ isTrusted }: Snapshot, actions: Actions): TemplateResult | typeof nothing {
  return isTrusted ? nothing : notice('warning', words.askingIsOff, button(words.manageTrust, actions.manageTrust));
}

function staleness(shown: ExecutableOffers): TemplateResult | typeof nothing {
  return shown.stale && shown.answers.length > 0 ? notice('pending', words.stale) : nothing;
}

/** Where no platform can run it: what to change to win the most of them. */
function closest(shown: ExecutableOffers): TemplateResult | typeof nothing {
  return shown.closest === undefined ? nothing : html`<p class="closest">${visibleText(shown.closest)}</p>`;
}

function invitation({ offers, isTrusted }: Snapshot, shown: ExecutableOffers, actions: Actions): TemplateResult {
  return html`
    <section class="invitation">
      <p>${words.nothingAsked} ${isTrusted ? whoCanBeAsked(offers) : nothing}</p>
      ${isTrusted ? button(words.ask, () => actions.ask(shown.executable), 'primary') : nothing}
    </section>
  `;
}

function whoCanBeAsked({ platforms }: DocumentOffers): string {
  const remote = platforms.filter(({ type }) => type !== 'local').map(({ name }) => `"${visibleName(name)}"`);
  const sent = remote.length === 0 ? words.sentNowhere : words.sentTo(remote.join(', '));
  return `${words.canBeAsked(platforms.length)} ${sent}`;
}

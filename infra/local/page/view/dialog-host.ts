// Opens the dialogs meant for the last command or click, and carries what is done in them to the server and back.
import type { ActionContext } from '#local/page/chat/actions.ts';
import { Refused } from '#local/page/chat/rest.ts';
import { lookupAnswerSchema } from '#local/page/chat/schemas.ts';
import type { Answer } from '#local/page/dialog/answers.ts';
import * as client from '#local/page/dialog/client.ts';
import type { OpenedDialog, Option } from '#local/page/dialog/definition.ts';
import type { DialogState, FieldValue } from '#local/page/dialog/state.ts';
import type { DialogRequest } from '#local/page/dialog/submission.ts';
import type { Gate, Passage } from '#local/page/dialog/trigger.ts';
import { emptyGate, passDialog, passTrigger } from '#local/page/dialog/trigger.ts';
import { DialogWindow } from './dialog-window.ts';

/** The legacy client loses a dialog that arrives while the one before is still leaving the screen. */
const leavingMs = 100;
const badAddress = 'Invalid lookup URL: must be HTTPS URL or /plugins/ path';

export class DialogHost {
  readonly #context: Pick<ActionContext, 'rest' | 'store'>;
  readonly #window: DialogWindow;
  #gate: Gate = emptyGate;
  #state: DialogState | null = null;
  #closedAt = Number.NEGATIVE_INFINITY;
  /** Which dialog is open: what was asked for one that is gone no longer matters. */
  #opening = 0;

  constructor(context: Pick<ActionContext, 'rest' | 'store'>) {
    this.#context = context;
    this.#window = new DialogWindow({
      onChange: (name, value) => void this.#change(name, value),
      search: (name, query) => this.#search(name, query),
      onSubmit: () => void this.#submit(),
      onCancel: (by) => this.#cancel(by),
    });
  }

  receiveTrigger(trigger: string): void {
    this.#pass(passTrigger(this.#gate, trigger));
  }

  receiveDialog(dialog: OpenedDialog): void {
    this.#pass(passDialog(this.#gate, dialog));
  }

  close(): void {
    if (this.#state) this.#window.close();
    this.#state = null;
    this.#closedAt = performance.now();
  }

  #pass({ gate, open }: Passage): void {
    this.#gate = gate;
    if (open) this.#open(open);
  }

  #open(dialog: OpenedDialog): void {
    const { version, rules } = this.#context.store.state;
    if (rules.dialogs === 'legacy' && performance.now() - this.#closedAt < leavingMs) return;
    if (rules.dialogs !== 'legacy' || !this.#state) this.#opening += 1;
    if (this.#state) {
      this.#state = client.replaceDialog(this.#state, dialog);
      this.#window.showStep(this.#state);
      return;
    }
    this.#state = client.openDialog(dialog, version);
    this.#window.open(this.#state);
  }

  #post(path: string, request: DialogRequest): Promise<Answer> {
    const { current, team } = this.#context.store.state;
    const place = { channel_id: current.id, team_id: team.id };
    return this.#context.rest.ask('POST', `/actions/dialogs/${path}`, { ...request, ...place });
  }

  async #submit(): Promise<void> {
    if (!this.#state) return;
    const press = client.pressSubmit(this.#state);
    this.#state = press.state;
    this.#window.showErrors(press.state);
    if (!press.request) return;
    this.#window.wait(true);
    const opening = this.#opening;
    const answer = await this.#post('submit', press.request);
    if (!this.#state || opening !== this.#opening) return;
    this.#window.wait(false);
    this.#answered(client.applyAnswer(this.#state, answer));
  }

  #answered(after: ReturnType<typeof client.applyAnswer>): void {
    if (after.outcome === 'closed') {
      this.close();
      return;
    }
    this.#state = after.state;
    if (after.outcome === 'next') this.#window.showStep(after.state);
    else this.#window.showErrors(after.state);
  }

  #cancel(by: 'button' | 'escape'): void {
    const request = this.#state && client.pressCancel(this.#state, by);
    this.close();
    if (request) void this.#post('submit', request);
  }

  async #change(name: string, value: FieldValue): Promise<void> {
    if (!this.#state) return;
    this.#state = client.putValue(this.#state, name, value);
    if (!client.refreshes(this.#state, name)) return;
    const request = client.refresh(this.#state);
    const opening = this.#opening;
    const answer = request ? await this.#post('submit', request) : null;
    if (!this.#state || opening !== this.#opening) return;
    const before = this.#state.shown;
    this.#state = client.applyRefresh(this.#state, answer);
    if (this.#state.shown === before) this.#window.showErrors(this.#state);
    else this.#window.showStep(this.#state);
  }

  async #search(name: string, query: string): Promise<readonly Option[]> {
    if (!this.#state) return [];
    const request = client.lookUp(this.#state, name, query);
    if (!request) return this.#failedSearch(name, badAddress);
    const answer = await this.#post('lookup', request);
    if (answer.status !== 200) return this.#failedSearch(name, new Refused(answer).message);
    const items = lookupAnswerSchema.parse(answer.body).items;
    return items.filter(({ value }) => value !== '').map(({ text: label, value }) => ({ label, value }));
  }

  #failedSearch(name: string, message: string): readonly Option[] {
    if (this.#state) {
      this.#state = { ...this.#state, errors: { ...this.#state.errors, [name]: message } };
      this.#window.showErrors(this.#state);
    }
    return [];
  }
}

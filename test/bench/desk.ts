// A person at the handler itself: each gesture is timed and its capacity counted, and must do what it is made for.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { openDialog, pressSubmit } from '#local/page/dialog/client.ts';
import { openedDialogSchema } from '#local/page/dialog/definition.ts';
import { commandEvent, type Gesturer, pressEvent, submitEvent } from '#test/support/gestures.ts';
import type { Handler, Stage } from './stage.ts';

export interface Gesture {
  readonly name: string;
  /** Milliseconds inside the handler. */
  readonly ms: number;
  /** Milliseconds of our own process, all its threads together. */
  readonly cpu: number;
  readonly read: number;
  readonly write: number;
}

export type OpenedDialog = z.input<typeof openedDialogSchema>;

const action = z.object({
  name: z.string(),
  integration: z.object({ context: z.object({ ticket: z.string() }) }),
});
const shown = z.object({ attachments: z.array(z.object({ actions: z.array(action) })) });
export type Shown = z.infer<typeof shown>;

const ephemeral = z.object({ post: z.object({ props: shown }) });
const chained = z.object({ type: z.literal('form'), form: z.object({}).loose() });

/** The client that fills the dialogs. */
const CLIENT = '11.6.0';

export interface Desk {
  readonly gestures: readonly Gesture[];
  /** Types a command that opens a dialog. */
  types(name: string, message: string): Promise<OpenedDialog>;
  /** Types a command that is answered by a message. */
  asks(name: string, message: string): Promise<Shown>;
  /** Sends a dialog as it is prefilled, which a message follows. */
  sends(name: string, dialog: OpenedDialog, answers?: Readonly<Record<string, string>>): Promise<Shown>;
  /** Sends a dialog that another one follows. */
  continues(
    name: string,
    dialog: OpenedDialog,
    answers: Readonly<Record<string, string>>,
  ): Promise<OpenedDialog>;
  /** Presses a button that opens a dialog. */
  opens(name: string, on: Shown, button: string): Promise<OpenedDialog>;
  /** Presses a button, or chooses in a menu, which a message follows. */
  presses(name: string, on: Shown, button: string, choice?: string): Promise<Shown>;
}

export function sitDown(stage: Stage, handler: Handler, by: Gesturer): Desk {
  const gestures: Gesture[] = [];
  const perform = async (name: string, event: APIGatewayProxyEventV2): Promise<unknown> => {
    await stage.sent();
    stage.takeUnits();
    const cpu = process.cpuUsage();
    const start = performance.now();
    const { statusCode, body } = await handler(event);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    const units = stage.takeUnits();
    const sum = (kind: 'read' | 'write') => units.reduce((total, one) => total + one[kind], 0);
    gestures.push({ name, ms, cpu: (user + system) / 1000, read: sum('read'), write: sum('write') });
    if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${body}`);
    return JSON.parse(body ?? '');
  };
  const lastSent = async (name: string): Promise<unknown> => {
    const sent = await stage.sent();
    const last = sent.at(-1);
    if (last === undefined) throw new Error(`${name}: the bot sent nothing`);
    return last;
  };
  const opened = async (name: string): Promise<OpenedDialog> =>
    openedDialogSchema.parse(await lastSent(name));
  const told = async (name: string): Promise<Shown> => ephemeral.parse(await lastSent(name)).post.props;
  return {
    gestures,
    types: async (name, message) => {
      await perform(name, commandEvent(by, message));
      return opened(name);
    },
    asks: async (name, message) => shown.parse(await perform(name, commandEvent(by, message))),
    sends: async (name, dialog, answers) => {
      await perform(name, submitEvent(by, filled(name, dialog, answers)));
      return told(name);
    },
    continues: async (name, dialog, answers) => {
      const answer = await perform(name, submitEvent(by, filled(name, dialog, answers)));
      return { ...dialog, dialog: chained.parse(answer).form };
    },
    opens: async (name, on, button) => {
      await perform(name, pressEvent(by, contextOf(on, button)));
      return opened(name);
    },
    presses: async (name, on, button, choice) => {
      await perform(name, pressEvent(by, contextOf(on, button), choice));
      return told(name);
    },
  };
}

function filled(name: string, dialog: OpenedDialog, answers: Readonly<Record<string, string>> = {}) {
  const { request, state } = pressSubmit(openDialog(dialog, CLIENT));
  if (!request && Object.keys(answers).length === 0) {
    throw new Error(`${name}: the dialog cannot be sent: ${JSON.stringify(state.errors)}`);
  }
  const base = request ?? { callback_id: state.first.callback_id, state: state.first.state, submission: {} };
  return { ...base, submission: { ...base.submission, ...answers } };
}

function contextOf({ attachments }: Shown, button: string): { readonly ticket: string } {
  const found = attachments.flatMap(({ actions }) => actions).find((one) => one.name === button);
  if (!found) throw new Error(`« ${button} » is not shown`);
  return found.integration.context;
}

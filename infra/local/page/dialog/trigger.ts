// Opens a dialog only when it answers the last command or click: its event may come before or after that one's own answer.
import type { OpenedDialog } from './definition.ts';

export interface Gate {
  readonly trigger: string;
  readonly received: OpenedDialog | null;
}

export interface Passage {
  readonly gate: Gate;
  readonly open: OpenedDialog | null;
}

export const emptyGate: Gate = { trigger: '', received: null };

/** The answer to a command or click names the trigger that counts from now on. */
export const passTrigger = (gate: Gate, trigger: string): Passage => {
  if (trigger === '' || trigger === gate.trigger) return { gate, open: null };
  const open = gate.received?.trigger_id === trigger ? gate.received : null;
  return { gate: { ...gate, trigger }, open };
};

export const passDialog = (gate: Gate, dialog: OpenedDialog): Passage => ({
  gate: { ...gate, received: dialog },
  open: dialog.trigger_id === gate.trigger ? dialog : null,
});

// What Slack accepts at most, as it publishes it: the renderers ask this table alone. Lengths are in characters.

export const LIMITS = {
  blocksOfModal: 100,
  blocksOfMessage: 50,
  /** Title of a modal, and its buttons. */
  title: 24,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  /** What a box of text may hold. */
  input: 3_000,
  header: 150,
  /** Published for a section; nothing is for a rich text, which is held to the same. */
  text: 3_000,
  buttonLabel: 75,
  buttonValue: 2_000,
  /** Elements in a row of buttons and menus. */
  actions: 25,
  optionText: 75,
  optionDescription: 75,
  optionValue: 75,
  /** Options of a list, and of each group of one. */
  options: 100,
  groups: 100,
  /** Options of a menu of three dots. */
  overflow: 5,
  blockId: 255,
  actionId: 255,
  metadata: 3_000,
  imageUrl: 3_000,
  altText: 2_000,
} as const;

/** A required choice of this many options is shown whole: one press instead of two. Slack allows ten. */
export const RADIO_OPTIONS = 8;

/** Of one text of ours: nobody reads further in a chat. */
export const MESSAGE_CHARACTERS = 12_000;

/** How long Slack waits for an answer, and how long a trigger opens a window. */
export const PATIENCE_MS = 3_000;

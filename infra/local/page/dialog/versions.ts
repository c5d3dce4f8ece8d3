// What the web client of each Mattermost version can draw and does with a dialog, a click and a reply: rules as data, nothing else asks the version.

export interface ClientRules {
  /** The component that draws dialogs: `legacy` up to 10.12, `apps-form` from 11.0 on. */
  readonly dialogs: 'legacy' | 'apps-form';
  readonly multiselect: boolean;
  readonly lookups: boolean;
  /** `absent`: drawn nowhere though still checked; `text`: an unknown type becomes a text field. */
  readonly dates: 'absent' | 'text' | 'calendar';
  /** Whether an answer `type: form` shows the next step; otherwise it closes the dialog. */
  readonly chaining: boolean;
  readonly clearableLists: boolean;
  readonly radioDefaultShown: boolean;
  readonly escapeNotifies: boolean;
  readonly clickErrorsShown: boolean;
  /** With collapsed reply threads, the default since 11, a reply is visible nowhere in the channel. */
  readonly repliesShown: boolean;
}

const legacy: ClientRules = {
  dialogs: 'legacy',
  multiselect: false,
  lookups: false,
  dates: 'absent',
  chaining: false,
  clearableLists: false,
  radioDefaultShown: true,
  escapeNotifies: true,
  clickErrorsShown: false,
  repliesShown: true,
};

const appsForm: ClientRules = {
  dialogs: 'apps-form',
  multiselect: true,
  lookups: true,
  dates: 'text',
  chaining: false,
  clearableLists: true,
  radioDefaultShown: false,
  escapeNotifies: false,
  clickErrorsShown: false,
  repliesShown: false,
};

const appsFormChained: ClientRules = { ...appsForm, dates: 'calendar', chaining: true };

/** Newest first: the first row whose version is reached gives the rules. */
const rulesByVersion: readonly (readonly [major: number, minor: number, rules: ClientRules])[] = [
  [11, 5, { ...appsFormChained, clickErrorsShown: true }],
  [11, 1, appsFormChained],
  [11, 0, appsForm],
  [0, 0, legacy],
];

/** Reads `11.6`, `11.6.0` or a whole `X-Version-Id` header (`11.6.0..hash.false`). */
export const rulesOf = (version: string): ClientRules => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const row = rulesByVersion.find(([m, n]) => major > m || (major === m && minor >= n));
  return row?.[2] ?? legacy;
};

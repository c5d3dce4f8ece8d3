// A dialog as Mattermost's API takes it: only what every server from 9.5 on knows, or ignores without harm.

export interface DialogOption {
  readonly text: string;
  readonly value: string;
}

/** `default` is always a text, for a box too: any other type is refused by the server, the whole dialog with it. */
export interface DialogElement {
  readonly display_name: string;
  readonly name: string;
  readonly type: 'text' | 'textarea' | 'select' | 'radio' | 'bool' | 'date';
  readonly optional: boolean;
  readonly default?: string;
  readonly placeholder?: string;
  readonly help_text?: string;
  /** Always given for texts: clients stop at 150 characters otherwise. */
  readonly max_length?: number;
  readonly options?: readonly DialogOption[];
  readonly multiselect?: true;
  readonly data_source?: 'dynamic';
  readonly data_source_url?: string;
}

export interface Dialog {
  readonly callback_id: string;
  readonly title: string;
  readonly introduction_text: string;
  readonly elements: readonly DialogElement[];
  readonly submit_label: string;
  readonly notify_on_cancel: true;
  readonly state: string;
}

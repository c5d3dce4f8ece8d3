// A list or calendar that floats over everything, even a dialog's edge, beside the control it belongs to.

const gap = 4;
const margin = 8;

/** Under the control, or above it when there is more room there. */
const place = (panel: HTMLElement, anchor: HTMLElement): void => {
  const box = anchor.getBoundingClientRect();
  const below = window.innerHeight - box.bottom - gap - margin;
  const above = box.top - gap - margin;
  const upwards = below < Math.min(panel.scrollHeight, 220) && above > below;
  panel.style.maxHeight = `${Math.min(320, upwards ? above : below)}px`;
  panel.style.left = `${box.left}px`;
  panel.style.minWidth = `${box.width}px`;
  panel.style.top = upwards ? 'auto' : `${box.bottom + gap}px`;
  panel.style.bottom = upwards ? `${window.innerHeight - box.top + gap}px` : 'auto';
};

export class Floating {
  readonly #panel: HTMLElement;
  readonly #anchor: HTMLElement;
  readonly #follow = (): void => {
    if (this.#panel.isConnected && this.open) place(this.#panel, this.#anchor);
    else this.#unfollow();
  };

  constructor(panel: HTMLElement, anchor: HTMLElement) {
    this.#panel = panel;
    this.#anchor = anchor;
    panel.popover = 'manual';
    panel.classList.add('floating');
  }

  get open(): boolean {
    return this.#panel.matches(':popover-open');
  }

  show(): void {
    if (!this.open) this.#panel.showPopover();
    place(this.#panel, this.#anchor);
    window.addEventListener('resize', this.#follow);
    document.addEventListener('scroll', this.#follow, true);
  }

  hide(): void {
    if (this.open) this.#panel.hidePopover();
    this.#unfollow();
  }

  #unfollow(): void {
    window.removeEventListener('resize', this.#follow);
    document.removeEventListener('scroll', this.#follow, true);
  }
}

// Starts the mailbox's page: the list is read again every few moments, the letter that the address names is shown.
import { readLetter, readList } from './letters.ts';
import { MailboxView } from './mailbox-view.ts';

const EVERY = 1500;

const view = new MailboxView();
document.getElementById('page')?.replaceChildren(view.root);

const follow = async (): Promise<void> => {
  const letters = await readList();
  if (letters) view.drawList(letters);
  else view.drawStopped();
  setTimeout(() => void follow(), EVERY);
};

const open = async (): Promise<void> => {
  const id = location.hash.slice(1);
  view.drawLetter(id, id === '' ? undefined : await readLetter(id));
};

window.addEventListener('hashchange', () => void open());
void follow().then(open);

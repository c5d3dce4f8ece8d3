// A file of a message: its picture when it is one, its name, its size, and its download.
import type { FileInfo } from '#local/page/chat/schemas.ts';
import { el } from './dom.ts';
import { icon } from './icon.ts';
import { sizeOf } from './size.ts';

export type ReadFile = (id: string) => Promise<Blob>;

/** The server wants the person's token, which a plain link cannot carry. */
const save = async (file: FileInfo, read: ReadFile): Promise<void> => {
  const address = URL.createObjectURL(await read(file.id));
  el('a', { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

const preview = (file: FileInfo, read: ReadFile): HTMLElement | null => {
  if (!file.mime_type.startsWith('image/')) return null;
  const image = el('img', { class: 'image', alt: file.name });
  void read(file.id).then((blob) => {
    image.src = URL.createObjectURL(blob);
  });
  return image;
};

export const fileCard = (file: FileInfo, read: ReadFile): HTMLElement => {
  const failed = el('span', { class: 'post-error', role: 'alert' });
  const download = (): void => {
    failed.textContent = '';
    save(file, read).catch(() => {
      failed.textContent = 'Le téléchargement a échoué.';
    });
  };
  return el('div', { class: 'file' }, [
    preview(file, read),
    el(
      'button',
      {
        type: 'button',
        class: 'file-card',
        'aria-label': `Télécharger ${file.name}`,
        on: { click: download },
      },
      [
        el('span', { class: 'file-sign' }, [icon('file')]),
        el('span', { class: 'file-name' }, [file.name, el('small', {}, [sizeOf(file.size)])]),
        icon('download'),
      ],
    ),
    failed,
  ]);
};

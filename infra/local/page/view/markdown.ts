// Markdown as Mattermost shows it (tables, line breaks kept, no HTML), sanitised before it reaches the page.
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const marked = new Marked({ gfm: true, breaks: true, renderer: { html: ({ text }) => escaped(text) } });

const allowedTags =
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre strong table tbody td th thead tr ul'.split(
    ' ',
  );
const allowedAttributes = ['href', 'src', 'alt', 'title', 'align', 'start', 'type', 'checked', 'disabled'];

/** A heading inside a message must not disturb the page's own outline. */
const demoteHeadings = (root: HTMLElement): void => {
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const paragraph = document.createElement('p');
    paragraph.className = `heading heading-${heading.tagName.slice(1)}`;
    paragraph.append(...heading.childNodes);
    heading.replaceWith(paragraph);
  }
};

/** A wide table scrolls by itself, with the keyboard too. */
const wrapTables = (root: HTMLElement): void => {
  for (const table of root.querySelectorAll('table')) {
    const wrap = document.createElement('div');
    wrap.className = 'table-wrap';
    wrap.tabIndex = 0;
    wrap.setAttribute('role', 'group');
    wrap.setAttribute('aria-label', 'Tableau');
    table.replaceWith(wrap);
    wrap.append(table);
  }
};

const openElsewhere = (root: HTMLElement): void => {
  for (const link of root.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const image of root.querySelectorAll('img')) {
    if (!image.hasAttribute('alt')) image.alt = '';
    image.referrerPolicy = 'no-referrer';
  }
};

export const markdown = (text: string): HTMLElement => {
  const root = document.createElement('div');
  root.className = 'markdown';
  const html = marked.parse(text, { async: false });
  root.append(
    DOMPurify.sanitize(html, {
      ALLOWED_TAGS: allowedTags,
      ALLOWED_ATTR: allowedAttributes,
      RETURN_DOM_FRAGMENT: true,
    }),
  );
  demoteHeadings(root);
  wrapTables(root);
  openElsewhere(root);
  return root;
};

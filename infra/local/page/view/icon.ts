// The few drawn signs of the page, as SVG paths on a 24-pixel grid.

const paths = {
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c2.5 2.4 3.8 5.4 3.8 9s-1.3 6.6-3.8 9c-2.5-2.4-3.8-5.4-3.8-9S9.500 5.400 12 3ZM3.500 9h17M3.500 15h17',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  robot:
    'M6 9h12a1 1 0 0 1 1 1v7a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-7a1 1 0 0 1 1-1ZM12 9V5M9 13v2M15 13v2M3 12v4M21 12v4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20c1-4 4-6 7.500-6s6.500 2 7.500 6',
  hook: 'M9 15a3.500 3.500 0 1 1-3-5M12 6a3.500 3.500 0 1 1 3 5.500M12.500 17H20M12 6 9 15M15 8l4 9',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M6.500 9.500 12 15l5.500-5.500',
  left: 'M14.500 6.500 9 12l5.500 5.500',
  right: 'M9.500 6.500 15 12l-5.500 5.500',
  send: 'M4 5l17 7-17 7 2.500-7zM6.500 12H14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.500V7M15 3.500V7M9 14h2v2H9z',
  file: 'M7 3.500h7l4 4V20.500H7zM14 3.500v4h4',
  download: 'M12 4v11M7.500 11 12 15.500 16.500 11M5 19.500h14',
  swap: 'M4 9h14l-3.500-3.500M20 15H6l3.500 3.500',
} as const;

export type IconName = keyof typeof paths;

const namespace = 'http://www.w3.org/2000/svg';

/** Decorative: what it means is always also said in words. */
export const icon = (name: IconName): SVGSVGElement => {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
};

// The size of a file, in words.

export const sizeOf = (bytes: number): string => {
  const units = ['octets', 'Ko', 'Mo', 'Go'];
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  const figure = (bytes / 1024 ** power).toLocaleString('fr-FR', {
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
  return `${figure} ${units[power] ?? ''}`;
};

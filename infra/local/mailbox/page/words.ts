// How subjects and dates are said.

export const subjectText = (subject: string): string => subject || '(sans objet)';

export const dateText = (date: string): string => {
  const at = new Date(date);
  if (Number.isNaN(at.getTime())) return date || 'sans date';
  return at.toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' });
};

// Dates that a page writes itself: "2024-03-01", or "2024-03" for a month.

const DATE = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

// A month begins on its first day, and ends on its last.
export function readDate(text) {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year) return null;
  const [first, last] = [makeDay(Number(year), Number(month) - 1, Number(day ?? 1)), makeDay(Number(year), Number(month), 0)];
  const isReal = first.getUTCMonth() === Number(month) - 1 && Number(year) > 0;
  return isReal ? { text, first, last: day ? first : last, isMonth: !day } : null;
}

// Date.UTC takes years before 100 for those of the twentieth century.
function makeDay(year, month, day) {
  const made = new Date(0);
  made.setUTCFullYear(year, month, day);
  return made;
}

export function formatDate({ first, isMonth }, language) {
  const parts = isMonth ? { year: 'numeric', month: 'long' } : { dateStyle: 'long' };
  const options = { ...parts, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' };
  return new Intl.DateTimeFormat(language.replaceAll('_', '-'), options).format(first);
}

export function formatIso(day) {
  return day.toISOString().slice(0, 10);
}

// Months and years lead to the same day of another month, or to its last one.
export function addDuration(date, text) {
  const [, count, unit] = /^([1-9][0-9]{0,5})[ -]?(day|month|year)s?$/i.exec(text.trim()) ?? [];
  if (!count) return null;
  const { first } = date;
  const [year, month, day] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
  if (/day/i.test(unit)) return makeDay(year, month, day + Number(count));
  const months = month + Number(count) * (/year/i.test(unit) ? 12 : 1);
  return makeDay(year, months, Math.min(day, makeDay(year, months + 1, 0).getUTCDate()));
}

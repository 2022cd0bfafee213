/**
 * The regular session of the General Assembly that is in progress on an ISO day: session s opens on the third Tuesday of
 * September of year 1945 + s (rules of procedure, rule 1, as it long stood; a few sessions opened some days off) and
 * lasts until the next opens. Days before the first September belong to session 1, which met from January 1946.
 */
export function sessionOn(day: string): number {
  const year = Number(day.slice(0, 4));
  const opened = day.slice(5) >= `09-${String(thirdTuesdayOfSeptember(year)).padStart(2, '0')}`;
  return Math.max(1, year - 1945 - (opened ? 0 : 1));
}

function thirdTuesdayOfSeptember(year: number): number {
  const tuesday = 2;
  return 15 + ((tuesday - weekday(year, 9, 15) + 7) % 7);
}

/** 0 = Sunday (Zeller's congruence, Gregorian calendar, for months from March on). */
function weekday(year: number, month: number, day: number): number {
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const zeller =
    day +
    Math.floor((13 * (month + 1)) / 5) +
    ofCentury +
    Math.floor(ofCentury / 4) +
    Math.floor(century / 4) +
    5 * century;
  return (zeller + 6) % 7;
}

/** What comes back on the calendar: the plan, its days, and a file for one's own calendar. Words stand in `words/`. */
export { type CalendarEntry, calendarFile, uidFor } from './file.ts'
export { clock, localDay, localMoment, occurrences, type Plan, planSchema } from './plan.ts'

/** Jambo linarudi mara ngapi, kwa Kiswahili. */
import type { CalendarWords } from './en.ts'

export const sw: CalendarWords = {
  week: ({ weekday, time }) => `kila ${weekday}, saa ${time}`,
  'two-weeks': ({ weekday, time }) => `${weekday}, kila baada ya wiki mbili, saa ${time}`,
  month: ({ weekday, time, nth }) => `${weekday} ya ${nth} ya kila mwezi, saa ${time}`,
  nth1: 'kwanza',
  nth2: 'pili',
  nth3: 'tatu',
  nth4: 'nne',
  last: 'mwisho',
  untilDay: ({ day }) => `hadi ${day}`,
  times: ({ times }) => (times === '1' ? 'mara moja' : `mara ${times} kwa jumla`),
}

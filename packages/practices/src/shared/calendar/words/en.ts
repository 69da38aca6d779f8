/** How often something comes back, in English. */
import type { Widen } from '../../words.ts'

interface At {
  readonly weekday: string
  readonly time: string
}

export const en = {
  week: ({ weekday, time }: At) => `every ${weekday} at ${time}`,
  'two-weeks': ({ weekday, time }: At) => `every second ${weekday} at ${time}`,
  month: ({ weekday, time, nth }: At & { readonly nth: string }) =>
    `the ${nth} ${weekday} of every month at ${time}`,
  nth1: 'first',
  nth2: 'second',
  nth3: 'third',
  nth4: 'fourth',
  last: 'last',
  untilDay: ({ day }: { readonly day: string }) => `until ${day}`,
  times: ({ times }: { readonly times: string }) => (times === '1' ? 'once' : `${times} times in all`),
} as const

export type CalendarWords = Widen<typeof en>

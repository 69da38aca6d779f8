/**
 * What can happen in For myself. All of it stands in the self space, which no device of anybody else has a key to.
 * There is no field for how often, how long, how much, or for anything that was not done.
 */
import * as v from 'valibot'
import { freeText, id16, words } from '../shared/schemas.ts'
import type { FactsOf } from '../slice.ts'

/** In UTF-16 units. */
export const maxWhen = 160
export const maxWill = 200
export const maxLine = 300

/** What a small thing may be for. One to three of them, not all. */
export const parts = ['body', 'rest', 'people', 'joy', 'meaning'] as const
export type Part = (typeof parts)[number]
export const most = 3

/** Looking back on one small thing. */
export const marks = ['did', 'part', 'let-go'] as const
export type Mark = (typeof marks)[number]

/** How the week was, by one's own word. */
export const weeks = ['light', 'mixed', 'heavy'] as const
export type Week = (typeof weeks)[number]

const marked = v.object({ thing: id16, mark: v.picklist(marks) })

export const events = {
  'self-care.thing-planned.v1': v.object({
    thing: id16,
    part: v.picklist(parts),
    when: words(maxWhen),
    will: words(maxWill),
  }),
  'self-care.thing-changed.v1': v.object({ thing: id16, when: words(maxWhen), will: words(maxWill) }),
  'self-care.thing-removed.v1': v.object({ thing: id16 }),
  /** Of a thing that nothing was said of there is nothing here. `line` may be empty. */
  'self-care.looked-back.v1': v.object({
    look: id16,
    marks: v.pipe(v.array(marked), v.maxLength(12)),
    week: v.nullable(v.picklist(weeks)),
    line: freeText(maxLine),
  }),
  'self-care.look-removed.v1': v.object({ look: id16 }),
}

export type Events = typeof events
export type Fact = FactsOf<Events>

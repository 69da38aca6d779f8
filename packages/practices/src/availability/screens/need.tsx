/** Choosing a need: the few that most ask for, nothing at all first; the others stand behind one press. */

import { isNeed, type NeedGroup, needFits, needsByGroup } from '../../shared/needs/ids.ts'
import { OneOf } from '../../shared/one-of.tsx'
import type { Bond } from '../../slice.ts'
import type { Words } from '../index.ts'

const near = ['just-know', 'listen', 'comfort', 'closeness', 'presence', 'space', 'practical-help'] as const

export const Need = ({
  words,
  bond,
  need,
  onNeed,
}: {
  words: Words
  bond: Bond | null | undefined
  need: string
  onNeed: (need: string) => void
}) => {
  const chosen = isNeed(need) ? need : null
  const offered = near.filter(id => needFits(id, bond))
  const isNear = (id: string) => (near as readonly string[]).includes(id)
  return (
    <div class="stack stack-1">
      <OneOf
        legend={words.needTitle}
        options={offered.map(value => ({
          value,
          label: value === 'just-know' ? words.nothing : words.need[value],
        }))}
        value={chosen}
        onChange={onNeed}
      />
      <details class="disclosure" open={chosen !== null && !isNear(chosen)}>
        <summary>{words.moreNeeds}</summary>
        <div class="stack">
          {(Object.keys(needsByGroup) as NeedGroup[]).map(group => (
            <OneOf
              key={group}
              legend={words.groups[group]}
              options={needsByGroup[group]
                .filter(id => !isNear(id) && needFits(id, bond))
                .map(value => ({ value, label: words.need[value] }))}
              value={chosen}
              onChange={onNeed}
            />
          ))}
        </div>
      </details>
    </div>
  )
}

/** Together: the fifteen in their groups; what is not built yet says so. */
import { useState } from 'preact/hooks'
import { type CatalogueEntry, catalogue, groups, practices } from '#practices'
import { Choices, Kanga, Notice, Page, RowDoor, Rows, Section } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { ownPath, roomPath, searchPath, spacePath } from '../spaces.ts'
import { movedOf } from './moved.ts'
import { Two } from './today.tsx'
import { OpeningsUnderWay } from './under-way.tsx'

export const Together = () => {
  const { haven } = useApp()
  const words = useWords()
  const pairs = haven.pairs.value.filter(pair => pair.other !== null)
  const [chosen, setChosen] = useState<string | null>(null)
  const pair = pairs.find(({ id }) => id === chosen) ?? pairs[0]
  const moved = pair ? movedOf(pair) : null
  const built = catalogue.filter(entry => entry.built).length
  return (
    <Page title={words.together.title} lead={words.together.lead}>
      {pairs.length === 0 && (
        <Notice
          tone="calm"
          title={words.together.alone}
          actions={
            <a class="text-door" href={href('/pair')}>
              {words.nav.invite}
            </a>
          }
        />
      )}
      {pairs.length > 1 && (
        <Choices
          legend={words.nav.chooseWith}
          options={pairs.map(one => ({ value: one.id, label: one.other?.name ?? '' }))}
          value={pair?.id ?? null}
          onChange={setChosen}
        />
      )}
      {pair?.goodbye && (
        <Notice tone="rest" title={words.together.closed(pair.other?.name ?? '')}>
          <p>{words.together.closedMore}</p>
        </Notice>
      )}
      {pair && !pair.goodbye && moved !== null && (
        <Notice tone="calm" title={words.together.moved(pair.other?.name ?? '', moved)}>
          <SpaceDoor pair={pair} />
        </Notice>
      )}
      {pair && <OpeningsUnderWay pair={pair} />}
      {pair && (
        <Rows>
          <RowDoor icon="search" href={href(searchPath(pair))}>
            <Two title={words.together.search} line={words.together.searchLine(pair.other?.name ?? '')} />
          </RowDoor>
        </Rows>
      )}
      {built < catalogue.length && <p class="quiet-text">{words.together.built(built, catalogue.length)}</p>}
      <ToGroups />
      {groups.map(group => (
        <Section key={group} title={<span id={group}>{words.together.groups[group]}</span>}>
          <ul class="practice-list">
            {catalogue
              .filter(entry => entry.group === group)
              .map(entry => (
                <PracticeCard key={entry.id} entry={entry} to={href(pathOf(entry, pair))} />
              ))}
          </ul>
        </Section>
      ))}
      {pair && <SpaceDoor pair={pair} />}
    </Page>
  )
}

/** Fifteen are many on a small screen: one step to each group. */
const ToGroups = () => {
  const { together } = useWords()
  const show = (group: string) => {
    const heading = document.getElementById(group)?.parentElement
    if (!heading) return
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  }
  return (
    <nav class="group-doors" aria-label={together.toGroup}>
      {groups.map(group => (
        <button type="button" class="chip" key={group} onClick={() => show(group)}>
          {together.groups[group]}
        </button>
      ))}
    </nav>
  )
}

/** A practice of one's own lies in Mine, with anybody or nobody. */
const pathOf = ({ id, built }: CatalogueEntry, pair: SpaceView | undefined): string => {
  if (!built) return `/practice/${id}`
  if (practices.find(slice => slice.id === id)?.audience === 'self') return ownPath(id)
  return pair ? roomPath(pair, id) : `/practice/${id}`
}

/** Quiet, at the foot: what belongs to the space as a whole, leaving too. */
export const SpaceDoor = ({ pair }: { pair: SpaceView }) => (
  <p>
    <a class="text-door space-door" href={href(spacePath(pair))}>
      {useWords().together.space(pair.other?.name ?? '')}
    </a>
  </p>
)

const PracticeCard = ({ entry, to }: { entry: CatalogueEntry; to: string }) => {
  const { language } = useApp()
  const words = useWords()
  return (
    <li>
      <a class={entry.built ? 'practice-card' : 'practice-card practice-coming'} href={to}>
        <Kanga practice={entry.id} small />
        <span class="practice-name">{entry.name[language.value]}</span>
        <span class="practice-line">{entry.line[language.value]}</span>
        <span class="practice-saying" lang="sw">
          {entry.proverb.sw}
        </span>
        {entry.proverbCare && <span class="practice-saying">{entry.proverbCare[language.value]}</span>}
        {!entry.built && <span class="practice-state">{words.together.coming}</span>}
      </a>
    </li>
  )
}

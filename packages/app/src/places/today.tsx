/** Today: at most three openings for each space, what waits, *I'm here* and a thank-you within reach; and rest on a quiet day. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import {
  byKindness,
  catalogue,
  mostOpenings,
  type Opening,
  type Pace,
  type Pacing,
  type Pulse,
  pace,
  practices,
  pulse,
  roomFor,
  sentence,
  today,
} from '#practices'
import { Card, Empty, Icon, LinkButton, Page, RowDoor, Rows, Section, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { localTime, sayDay } from '../dates.ts'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { roomPath } from '../spaces.ts'
import { WordsOffer } from './words-offer.tsx'

/** `pacing`: one’s own pace, where only what is kind to offer now is asked for; null: all that is under way. */
export const openingsIn = (pair: SpaceView, now: number, pacing: Pacing | null = null): readonly Opening[] =>
  pair.other === null
    ? []
    : today(
        practices,
        slice => pair.stateOf(slice),
        {
          me: pair.me.id,
          other: pair.other.id,
          now,
          sight: pair.sight,
          putOff: pair.putOff,
          bond: pair.bond,
        },
        pacing,
      )

/** With several people too: never more than three in all, each beside the space that it belongs to. */
export const openingsOfAll = (
  pairs: readonly SpaceView[],
  now: number,
  pacing: Pacing | null = null,
  focusIn: (pair: SpaceView) => string | null = () => null,
) =>
  pairs
    .flatMap(pair => {
      const paced = pacing && { ...pacing, focus: focusIn(pair) }
      return openingsIn(pair, now, paced).map(opening => ({ pair, opening }))
    })
    .sort((a, b) => byKindness(a.opening, b.opening))
    .slice(0, mostOpenings)

export const Today = () => {
  const { haven, world, language } = useApp()
  const words = useWords()
  const name = haven.profile.value?.name ?? ''
  // Nothing is offered towards somebody who has said goodbye.
  const pairs = haven.pairs.value.filter(pair => pair.other !== null && !pair.goodbye)
  const now = world.now.value
  const self = haven.self.value
  const pacing = self && { pace: self.stateOf<Pace>(pace), local: localTime(now, world.timeZone) }
  const focusIn = (pair: SpaceView) => (self ? roomFor(self.stateOf<Pulse>(pulse), pair.id, now) : null)
  const openings = openingsOfAll(pairs, now, pacing, focusIn)
  const waiting = openings.filter(({ opening }) => opening.waiting)
  const offered = openings.filter(({ opening }) => !opening.waiting)
  return (
    <Page title={words.today.hello(name)} lead={sayDay(now, language.value, world.timeZone)}>
      <Openings title={words.today.waiting} ones={waiting} named={pairs.length > 1}>
        <p class="quiet-text">{words.today.noNeed}</p>
      </Openings>
      <Openings title={words.today.offered} ones={offered} named={pairs.length > 1} />
      {openings.length === 0 && (
        <Empty title={words.today.quietTitle} icon="moon">
          <p>{words.today.quiet}</p>
        </Empty>
      )}
      <Rows>
        {pairs.map(
          pair =>
            pair.other && (
              <RowDoor
                key={`here/${pair.id}`}
                icon="hand"
                href={href(roomPath(pair, 'availability', '/new'))}
              >
                <Two title={words.today.here} line={words.today.hereLine(pair.other.name)} />
              </RowDoor>
            ),
        )}
        {pairs.map(
          pair =>
            pair.other && (
              <RowDoor key={pair.id} icon="heart" href={href(roomPath(pair, 'gratitude', '/new'))}>
                <Two title={words.today.thank(pair.other.name)} line={words.today.thankLine} />
              </RowDoor>
            ),
        )}
        <RowDoor icon="notebook-pen" href={href('/mine/journal')}>
          <Two title={words.today.write} line={words.today.writeLine} />
        </RowDoor>
        {pairs.length === 0 && (
          <RowDoor icon="plus" href={href('/pair')}>
            <Two title={words.today.invite} line={words.today.inviteLine} />
          </RowDoor>
        )}
      </Rows>
      <WordsOffer />
    </Page>
  )
}

/** A door's name with what lies behind it. */
export const Two = ({ title, line }: { title: string; line: string }) => (
  <>
    <span class="two-title">{title}</span>
    <span class="two-line">{line}</span>
  </>
)

interface One {
  readonly pair: SpaceView
  readonly opening: Opening
}

/** Nothing stands here before the practices' own words are on the screen with it. */
const Openings = ({
  title,
  ones,
  named,
  children,
}: {
  title: string
  ones: readonly One[]
  named: boolean
  children?: ComponentChildren
}) => {
  const { rooms, language } = useApp()
  const lazies = ones.map(({ opening }) => rooms.words(opening.practice, language.value))
  const needed = ones.map(({ opening }) => opening.practice).join()
  useEffect(() => {
    for (const lazy of lazies) void lazy?.fetch()
  }, [needed, language.value])
  const cards = ones.map((one, place) => {
    const fetched = lazies[place]?.fetched.value
    return fetched?.state === 'here' ? (
      <OpeningCard
        key={one.pair.id + one.opening.practice + one.opening.path}
        {...one}
        words={fetched.value}
        named={named}
      />
    ) : null
  })
  if (cards.every(card => card === null)) return null
  return (
    <Section title={title}>
      {cards}
      {children}
    </Section>
  )
}

const OpeningCard = ({ pair, opening, words, named }: One & { words: object; named: boolean }) => {
  const { language } = useApp()
  const said = useWords()
  const practice = catalogue.find(({ id }) => id === opening.practice)
  if (!pair.other || !practice) return null
  const fill = { other: pair.other.name }
  return (
    <Card {...(opening.waiting && { tone: 'warm' as const })}>
      <p class="opening-practice">
        <Icon name={practice.icon} size={18} />
        <span>
          {practice.name[language.value]}
          {named && ` · ${said.nav.with(pair.other.name)}`}
        </span>
      </p>
      <Stack gap="half">
        <h3>{sentence(words, opening.line, fill)}</h3>
        <p>{sentence(words, opening.why, fill)}</p>
      </Stack>
      <div class="row">
        <LinkButton
          kind={opening.waiting ? 'primary' : 'plain'}
          href={href(roomPath(pair, opening.practice, opening.path))}
        >
          {said.today.open}
        </LinkButton>
      </div>
    </Card>
  )
}

/** Today: at most three openings for each space, what waits, a thank-you within reach; and rest on a quiet day. */
import { useEffect } from 'preact/hooks'
import { catalogue, type Opening, practices, sentence, today } from '#practices'
import { Card, Empty, Icon, LinkButton, Page, RowDoor, Rows, Section, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { sayDay } from '../dates.ts'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { roomPath } from '../spaces.ts'

export const openingsIn = (pair: SpaceView, now: number): readonly Opening[] =>
  pair.other === null
    ? []
    : today(practices, slice => pair.stateOf(slice), {
        me: pair.me.id,
        other: pair.other.id,
        now,
        sight: pair.sight,
      })

export const Today = () => {
  const { haven, world, language } = useApp()
  const words = useWords()
  const name = haven.profile.value?.name ?? ''
  const pairs = haven.pairs.value.filter(pair => pair.other !== null)
  const openings = pairs.flatMap(pair =>
    openingsIn(pair, world.now.value).map(opening => ({ pair, opening })),
  )
  const waiting = openings.filter(({ opening }) => opening.waiting)
  const offered = openings.filter(({ opening }) => !opening.waiting)
  return (
    <Page title={words.today.hello(name)} lead={sayDay(world.now.value, language.value, world.timeZone)}>
      {waiting.length > 0 && (
        <Section title={words.today.waiting}>
          {waiting.map(one => (
            <OpeningCard key={one.opening.practice + one.opening.path} {...one} named={pairs.length > 1} />
          ))}
          <p class="quiet-text">{words.today.noNeed}</p>
        </Section>
      )}
      {offered.length > 0 && (
        <Section title={words.today.offered}>
          {offered.map(one => (
            <OpeningCard key={one.opening.practice + one.opening.path} {...one} named={pairs.length > 1} />
          ))}
        </Section>
      )}
      {openings.length === 0 && (
        <Empty title={words.today.quietTitle} icon="moon">
          <p>{words.today.quiet}</p>
        </Empty>
      )}
      <Rows>
        {pairs.map(
          pair =>
            pair.other && (
              <RowDoor key={pair.id} icon="heart" href={href(roomPath(pair, 'gratitude', '/give'))}>
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

const OpeningCard = ({ pair, opening, named }: { pair: SpaceView; opening: Opening; named: boolean }) => {
  const { rooms, language } = useApp()
  const words = useWords()
  const lazy = rooms.words(opening.practice, language.value)
  useEffect(() => void lazy?.fetch(), [lazy])
  const fetched = lazy?.fetched.value
  const practice = catalogue.find(({ id }) => id === opening.practice)
  if (fetched?.state !== 'here' || !pair.other || !practice) return null
  const fill = { other: pair.other.name }
  return (
    <Card {...(opening.waiting && { tone: 'warm' as const })}>
      <p class="opening-practice">
        <Icon name={practice.icon} size={18} />
        <span>
          {practice.name[language.value]}
          {named && ` · ${words.nav.with(pair.other.name)}`}
        </span>
      </p>
      <Stack gap="half">
        <h3>{sentence(fetched.value, opening.line, fill)}</h3>
        <p>{sentence(fetched.value, opening.why, fill)}</p>
      </Stack>
      <div class="row">
        <LinkButton
          kind={opening.waiting ? 'primary' : 'plain'}
          href={href(roomPath(pair, opening.practice, opening.path))}
        >
          {words.today.open}
        </LinkButton>
      </div>
    </Card>
  )
}

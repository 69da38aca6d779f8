/** How In your shoes looks: the moment under way, one moment by its address, telling one, and what was told before. */
import { Button, Empty, Page, RowDoor, Rows, Section, Stack, Voice } from '#ui'
import type { KeptLine } from '../screens.ts'
import { Arrival } from '../shared/acting.tsx'
import { DeleteForBoth } from '../shared/keeping/keeping.tsx'
import { BeforeBeginning, Ways } from '../shared/talk/screens/index.ts'
import {
  type EmpathyView,
  type Intent,
  isEnoughToday,
  type RoundView,
  roundAt,
  viewEmpathy,
  viewRound,
} from './index.ts'
import { OursOpen } from './screens/after.tsx'
import { OutOfTurn } from './screens/came-back.tsx'
import { Live } from './screens/live.tsx'
import { MomentInItsStep } from './screens/moment.tsx'
import { type Pair, type Props, Tell } from './screens/tell.tsx'

export { Between } from './screens/between.tsx'

export const keepTogether = (lines: readonly KeptLine[]): Intent => ({ do: 'keep-together', lines })

export const Screen = (props: Props) => {
  const { state, me, other, words, path, go } = props
  if (other === null)
    return (
      <Page title={words.name} lead={words.line} kanga="empathy" saying={sayingOf(props)}>
        <Empty title={words.refusedAlone} icon="users" />
      </Page>
    )
  const pair: Pair = { ...props, other }
  const view = viewEmpathy(state, { me: me.id })
  const found = roundAt(state, path)
  const asked = found && viewRound(state, found.round, { me: me.id })
  if (asked && found.live) return <Live key={asked.id} {...pair} round={asked} />
  const home = { label: words.back, onBack: () => go('') }
  if (asked && asked.id !== view.latest?.id)
    return (
      <Page title={words.name} back={home}>
        <MomentInItsStep key={asked.id} {...pair} round={asked} />
      </Page>
    )
  if (path === '/tell' && view.mayTell)
    return (
      <Page title={words.tellTitle} back={home}>
        <OutOfTurn {...pair} beside={view.beside} />
        <Tell {...pair} view={view} />
      </Page>
    )
  return <Home {...pair} view={view} />
}

/** So long a moment that is done stays in view. */
const aWhile = 12 * 3_600_000

/** The moment under way; where none is, what this is and a door to telling one. A moment that is done stays to be read. */
const Home = (props: Pair & { view: EmpathyView }) => {
  const { state, words, view, now, path, go } = props
  const { latest } = view
  const lately = Math.abs(now - state.lastAt) < aWhile
  const shown = latest && (!view.mayTell || path !== '' || lately) ? latest : null
  const mayTell = view.mayTell && !isEnoughToday(state, now)
  const earlier = view.rounds.filter(({ id }) => id !== shown?.id)
  return (
    <Page
      title={words.name}
      lead={shown ? words.inside : words.line}
      kanga="empathy"
      saying={shown ? undefined : sayingOf(props)}
    >
      <OutOfTurn {...props} beside={view.beside} />
      <Arrival state={shown?.id ?? 'begin'}>
        <Stack gap={4}>
          {shown ? <MomentInItsStep key={shown.id} {...props} round={shown} /> : <HowItGoes {...props} />}
          {mayTell && (
            <div>
              <Button kind={shown ? 'plain' : 'primary'} icon="feather" onClick={() => go('/tell')}>
                {words.tellDoor}
              </Button>
            </div>
          )}
        </Stack>
      </Arrival>
      {!shown && <Ways language={props.language} />}
      {view.ours && <OursOpen {...props} />}
      {earlier.length > 0 && (
        <Section title={words.earlier}>
          <Rows label={words.earlier}>
            {earlier.map(round => (
              <RowDoor key={round.id} note={noteOf(round, props)} onClick={() => go(`/talk/${round.id}`)}>
                {titleOf(round, props)}
              </RowDoor>
            ))}
          </Rows>
        </Section>
      )}
      <KeptFromOnePhone {...props} />
    </Page>
  )
}

const HowItGoes = ({ words, other, language }: Pair) => (
  <div class="stack stack-1">
    <p>
      <strong>{words.inside}</strong>
    </p>
    <p>{words.howItGoes({ other: other.name })}</p>
    <p>{words.noMarksKept}</p>
    <BeforeBeginning language={language} says={words.notForFear} />
  </div>
)

const KeptFromOnePhone = (props: Pair) => {
  const { state, me, other, words } = props
  const kept = state.kept.filter(({ lines }) => lines.some(({ text }) => text !== ''))
  if (kept.length === 0) return null
  return (
    <Section title={words.keptTitle}>
      {kept.map(({ talk, on, lines }) => (
        <div class="stack stack-1" key={talk}>
          {lines.map(({ mine, text }, nth) => {
            const who = mine === (on === me.id) ? 'me' : 'other'
            return (
              // Lines that were kept never move.
              <Voice key={nth} who={who} name={who === 'me' ? me.name : other.name}>
                {text}
              </Voice>
            )
          })}
          <p class="quiet-text">{on === me.id ? words.keptOnMine : words.keptOn({ other: other.name })}</p>
          {on === me.id && <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-kept', talk }} />}
        </div>
      ))}
    </Section>
  )
}

const sayingOf = ({ words }: Props) => ({ sw: words.proverb, en: words.proverbMeaning })

const titleOf = ({ moment }: RoundView, { words }: Pair): string =>
  moment.told === 'written' && moment.text !== '' ? shortened(moment.text) : words.aloudRow

const shortened = (text: string): string => (text.length > 70 ? `${text.slice(0, 68).trimEnd()} …` : text)

const noteOf = ({ step }: RoundView, { words }: Pair): string => {
  if (step === 'rested') return words.rowRested
  if (step === 'landed') return words.rowLanded
  return step === 'over' || step === 'together' ? words.rowOver : words.rowOpen
}

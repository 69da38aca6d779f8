/** The parts of `#ui`, each once. */
import { useState } from 'preact/hooks'
import * as ui from '../index.ts'

const proverbs: Readonly<Record<string, ui.Saying>> = {
  vulnerability: {
    sw: 'Polepole ndio mwendo',
    en: 'Slowly, slowly is the way to travel: closeness keeps its own pace.',
  },
  gratitude: { sw: 'Wema hauozi', en: 'Goodness does not rot.' },
}
const fifteen =
  'honesty empathy vulnerability availability safe-space leading validation resilience self-care patience no-blame listening gratitude guidance growth'.split(
    ' ',
  )
const signs: readonly ui.Sign[] = [
  { emoji: '🐢', en: 'Turtle', sw: 'Kobe' },
  { emoji: '🌳', en: 'Tree', sw: 'Mti' },
  { emoji: '🚲', en: 'Bicycle', sw: 'Baiskeli' },
  { emoji: '☂️', en: 'Umbrella', sw: 'Mwavuli' },
  { emoji: '🍌', en: 'Banana', sw: 'Ndizi' },
  { emoji: '🔑', en: 'Key', sw: 'Ufunguo' },
  { emoji: '🐘', en: 'Elephant', sw: 'Tembo' },
]

const Cloths = () => (
  <ui.Page title="Kanga">
    {fifteen.map(practice => (
      <ui.Stack gap={1} key={practice}>
        <h2>{practice}</h2>
        <ui.Kanga practice={practice} saying={proverbs[practice]} />
        <ui.Kanga practice={practice} small />
      </ui.Stack>
    ))}
  </ui.Page>
)

const Everything = ({ language }: { language: ui.Language }) => {
  const [text, setText] = useState('x'.repeat(560))
  const [depth, setDepth] = useState<string | null>('2')
  const [chips, setChips] = useState<readonly string[]>(['b'])
  const [sheet, setSheet] = useState(false)
  return (
    <ui.Page
      title="Closer"
      lead="One question, two answers. They open together."
      back={{ label: 'Together', href: '#' }}
      kanga="vulnerability"
      saying={proverbs.vulnerability}
      actions={
        <>
          <ui.Button kind="primary" icon="send">
            Seal my answer
          </ui.Button>
          <ui.Button kind="quiet">Not now</ui.Button>
        </>
      }
    >
      <ui.Card>
        <ui.Question>Someone who taught me, without words, what love looks like …</ui.Question>
      </ui.Card>
      <ui.Stack>
        <ui.Voice who="me" name="Amara">
          {'My grandmother, who walked to the well twice\nso that I could finish school.'}
        </ui.Voice>
        <ui.Voice who="other" name="Juma">
          My uncle. He never said it; he mended my bicycle every Sunday.
        </ui.Voice>
      </ui.Stack>
      <ui.Row>
        <ui.Button kind="primary">Primary</ui.Button>
        <ui.Button>Plain</ui.Button>
        <ui.Button kind="quiet">Quiet</ui.Button>
        <ui.Button kind="danger" icon="trash">
          Delete
        </ui.Button>
        <ui.Button busy kind="primary">
          Busy
        </ui.Button>
        <ui.LinkButton href="#" onClick={() => setSheet(true)}>
          Sheet
        </ui.LinkButton>
      </ui.Row>
      <ui.Field label="Your answer" hint="Only Juma will read it." error="Write a word or two, or pass.">
        <ui.TextArea value={text} onText={setText} max={600} />
      </ui.Field>
      <ui.Field label="What to call you" optional>
        <ui.TextInput value="Amara" onText={() => {}} />
      </ui.Field>
      <ui.Choices
        legend="How deep"
        value={depth}
        onChange={setDepth}
        options={[
          { value: '1', label: 'Everyday', hint: 'A smell, a song, a dish' },
          { value: '2', label: 'What shaped me', hint: 'People and moments' },
        ]}
      />
      <ui.Chips
        legend="Feelings"
        values={chips}
        onChange={setChips}
        options={[
          { value: 'a', label: 'calm' },
          { value: 'b', label: 'grateful' },
          { value: 'c', label: 'tired' },
        ]}
      />
      <ui.Notice tone="calm" title="Sealed. It opens when you both have answered." icon="lock" />
      <ui.Notice tone="warm" title="Juma thanked you" />
      <ui.Notice tone="rest" title="This question rests" />
      <ui.Notice tone="problem" title="No connection" actions={<ui.Button>Try again</ui.Button>}>
        <p>Your words are kept on this phone and will go out by themselves.</p>
      </ui.Notice>
      <ui.Rows label="Places">
        <ui.RowDoor icon="heart" href="#">
          Closer
        </ui.RowDoor>
        <ui.RowDoor icon="gift">Thank you</ui.RowDoor>
      </ui.Rows>
      <ui.Leaves open={false} closedLabel="Sealed by you both">
        x
      </ui.Leaves>
      <ui.Signs signs={[0, 1, 2, 3, 4, 5, 6]} list={signs} language={language} />
      <ui.Qr text={`https://example.org/app/i#${'a1B2'.repeat(30)}`} label="Invitation" />
      <ui.Empty title="A quiet day" icon="leaf">
        <p>Nothing waits for you.</p>
      </ui.Empty>
      <ui.Skeleton />
      <ui.FloatingButton label="Menu" />
      <ui.Sheet
        open={sheet}
        onClose={() => setSheet(false)}
        title="A sheet"
        actions={<ui.Button>One</ui.Button>}
      >
        <p>From below, or from the side.</p>
      </ui.Sheet>
    </ui.Page>
  )
}

export const parts = {
  parts: (language: ui.Language) => <Everything language={language} />,
  kanga: (_language: ui.Language) => <Cloths />,
}

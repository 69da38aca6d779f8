/** How In your shoes looks: what was said, and a place to say something. */
import { Button, Field, Page, TextArea, Voice } from '#ui'
import type { ScreenProps } from '../screens.ts'
import { useActing, useDraft } from '../shared/acting.tsx'
import { type Empathy, type Intent, maxText, type Saying, sayingsOf, type Words } from './index.ts'

type Props = ScreenProps<Empathy, Intent, Words>

export const Screen = (props: Props) => {
  const { state, words, draft } = props
  const text = useDraft(draft, 'empathy/new')
  const saying = useActing<Intent>(props)
  const give = async () => {
    if (await saying.run({ do: 'say', text: text.text })) text.clear()
  }
  return (
    <Page title={words.name} lead={words.line} kanga="empathy">
      {sayingsOf(state).map(said => (
        <Said key={said.id} {...props} said={said} />
      ))}
      <Field label={words.say} error={saying.refusal}>
        <TextArea value={text.text} max={maxText} onText={text.write} />
      </Field>
      <Button kind="primary" busy={saying.busy} onClick={() => void give()}>
        {words.give}
      </Button>
    </Page>
  )
}

const Said = ({ me, other, said }: Props & { readonly said: Saying }) => {
  const mine = said.by === me.id
  return (
    <Voice who={mine ? 'me' : 'other'} name={mine ? me.name : (other?.name ?? '')}>
      {said.text}
    </Voice>
  )
}

/** The sitting on one phone: it lies between the two, keeps the time and shows what comes next. Nothing is kept. */
import { useState } from 'preact/hooks'
import { Button, Choices } from '#ui'
import type { BetweenProps } from '../../screens.ts'
import { AtTheTable } from '../../shared/between/names-ask.tsx'
import { Table } from '../../shared/between/table.tsx'
import { useAwake, useSeconds } from '../../shared/device.ts'
import { type Form, minutesOf, orderOf, type Step, type Words } from '../index.ts'

type Props = BetweenProps<Words>
type Named = Omit<Props, 'names'> & { readonly names: readonly [string, string] }

export const Between = (props: Props) => (
  <AtTheTable language={props.language} names={props.names} onEnd={props.onEnd}>
    {names => <AtTable {...props} names={names} />}
  </AtTheTable>
)

const AtTable = (props: Named) => {
  const { language, words, names, onEnd } = props
  const [form, setForm] = useState<Form>('full')
  const [at, setAt] = useState<number | 'begin' | 'end'>('begin')
  const table = { plain: true, language, names, facing: null } as const
  if (at === 'begin')
    return (
      <Table
        {...table}
        title={words.sittingTitle}
        onEnd={onEnd}
        actions={
          <Button kind="primary" icon="house" wide onClick={() => setAt(0)}>
            {words.between.begin}
          </Button>
        }
      >
        <p>{words.between.how}</p>
        <Choices<Form>
          legend={words.sittingForm}
          value={form}
          onChange={setForm}
          options={[
            { value: 'full', label: words.formFull, hint: words.formFullHint },
            { value: 'short', label: words.formShort, hint: words.formShortHint },
          ]}
        />
        <p class="quiet-text">{words.notForFear}</p>
      </Table>
    )
  const order = orderOf({ form })
  const step = at === 'end' ? undefined : order[at]
  if (at === 'end' || step === undefined)
    return (
      <Table
        {...table}
        title={words.between.endTitle}
        actions={
          <Button kind="primary" wide onClick={onEnd}>
            {words.between.done}
          </Button>
        }
      >
        <p>{words.between.endMore}</p>
      </Table>
    )
  const isLast = at === order.length - 1
  return (
    <Table
      {...table}
      title={words.stepTitle[step]}
      onEnd={() => setAt('end')}
      actions={
        <Button kind="primary" icon="arrow-right" wide onClick={() => setAt(isLast ? 'end' : at + 1)}>
          {isLast ? words.between.closeHere : words.goOn}
        </Button>
      }
    >
      <p class="quiet-text">{words.stepOf({ nth: String(at + 1), all: String(order.length) })}</p>
      <p class="question">{words.stepHow[step]}</p>
      {step === 'appreciations' && <p>{words.didPrompt}</p>}
      {step === 'next' && <p>{words.askPrompt}</p>}
      <SoftTime key={step} form={form} step={step} words={words} />
    </Table>
  )
}

/** From the moment at which the step came up here. When it has passed, nothing happens. */
const SoftTime = ({
  form,
  step,
  words,
}: {
  readonly form: Form
  readonly step: Step
  readonly words: Words
}) => {
  const now = useSeconds(true)
  const [since] = useState(now)
  useAwake(true)
  const left = (minutesOf[form][step] ?? 0) - Math.max(0, Math.floor((now - since) / 60_000))
  return <p class="quiet-text">{left > 0 ? words.softTime({ minutes: String(left) }) : words.softTimePast}</p>
}

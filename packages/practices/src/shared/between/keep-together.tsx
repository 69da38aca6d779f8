/**
 * Keeps what two wrote on one phone, if both choose so. Each chooses alone, behind the cover; who said what is held by
 * nobody: a no of the first and a no of the second come to the same screen.
 */
import { useRef, useState } from 'preact/hooks'
import { Button, Voice } from '#ui'
import type { BetweenProps, KeptLine, Language } from '../../screens.ts'
import { HandOver } from './hand-over.tsx'
import { betweenWords, Table } from './table.tsx'

export const KeepTogether = ({
  language,
  names,
  lines,
  keep,
  onDone,
}: {
  language: Language
  names: readonly [string, string]
  /** What would be kept; shown to each before choosing. */
  lines: readonly KeptLine[]
  keep: NonNullable<BetweenProps['keep']>
  /** After both have chosen and read what came of it. */
  onDone: () => void
}) => {
  const words = betweenWords[language]
  const [step, setStep] = useState<'one' | 'other' | 'kept' | 'not-kept' | 'failed'>('one')
  const [busy, setBusy] = useState(false)
  const first = useRef(false)
  const store = async () => {
    setBusy(true)
    const kept = await keep(lines)
    setBusy(false)
    setStep(kept ? 'kept' : 'failed')
  }
  const choose = (yes: boolean) => {
    if (step === 'one') {
      first.current = yes
      setStep('other')
    } else if (first.current && yes) {
      void store()
    } else {
      setStep('not-kept')
    }
  }
  if (step === 'one' || step === 'other') {
    const who = step === 'one' ? 0 : 1
    return (
      <HandOver key={step} language={language} names={names} to={who}>
        <Table
          plain
          language={language}
          names={names}
          facing={who}
          title={words.keepTitle({ other: names[who] })}
          actions={
            <div class="row">
              <Button busy={busy} onClick={() => choose(true)}>
                {words.keep}
              </Button>
              <Button busy={busy} onClick={() => choose(false)}>
                {words.letGo}
              </Button>
            </div>
          }
        >
          <Lines lines={lines} names={names} />
          <p class="quiet-text">{words.keepMore}</p>
        </Table>
      </HandOver>
    )
  }
  const failed = step === 'failed'
  return (
    <Table
      plain
      language={language}
      names={names}
      facing={null}
      title={failed ? words.couldNotKeep : step === 'kept' ? words.kept : words.notKept}
      actions={
        <>
          {failed && (
            <Button kind="primary" busy={busy} onClick={() => void store()}>
              {words.again}
            </Button>
          )}
          <Button kind={failed ? 'plain' : 'primary'} onClick={onDone}>
            {words.done}
          </Button>
        </>
      }
    />
  )
}

const Lines = ({ lines, names }: { lines: readonly KeptLine[]; names: readonly [string, string] }) => (
  <div class="stack stack-1">
    {lines.map((line, at) => (
      // Lines never move while they are shown.
      <Voice key={`${at}`} who={line.mine ? 'me' : 'other'} name={names[line.mine ? 0 : 1]}>
        {line.text}
      </Voice>
    ))}
  </div>
)

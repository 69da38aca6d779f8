/** My phones: which ones are mine, one more, one less. */
import { useState } from 'preact/hooks'
import { Button, Field, Icon, Live, Notice, Stack, TextInput } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { sayDay } from '../../dates.ts'
import type { OwnDevice } from '../../engine/haven.ts'
import type { Result, StoreFault } from '../../engine/ports.ts'
import { Two } from '../today.tsx'
import { AddPhone } from './add-phone.tsx'
import { callIt, cameBy, RemovePhone } from './remove-phone.tsx'
import { SettingsPage } from './settings-page.tsx'

export const Phones = () => {
  const { haven } = useApp()
  const said = useWords().phones
  const [adding, setAdding] = useState(false)
  if (adding) return <AddPhone onBack={() => setAdding(false)} />
  const removed = haven.devices.standing.value === 'removed'
  return (
    <SettingsPage title={said.title} lead={removed ? undefined : said.lead}>
      {removed ? (
        <RemovedNotice />
      ) : (
        <>
          <ul class="plain-list phones">
            {haven.devices.list.value.map(device => (
              <li key={device.id}>
                <Phone device={device} />
              </li>
            ))}
          </ul>
          <div class="row">
            <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
              {said.add}
            </Button>
          </div>
          <Renew />
        </>
      )}
    </SettingsPage>
  )
}

/** This phone is in none of its owner's spaces any more. */
export const RemovedNotice = () => {
  const said = useWords().phones
  return (
    <Notice tone="problem" title={said.removedTitle}>
      <p>{said.removedWhat}</p>
      <p>{said.removedSafe}</p>
      <p>{said.removedDo}</p>
    </Notice>
  )
}

const Phone = ({ device }: { device: OwnDevice }) => {
  const { haven, world, language, storeFault } = useApp()
  const said = useWords().phones
  const [doing, setDoing] = useState<'nothing' | 'naming' | 'removing'>('nothing')
  const name = callIt(device, said)
  const came = device.here ? [] : cameBy(device, haven.devices.list.value)
  const line = device.leaving
    ? said.leaving
    : device.here
      ? said.here
      : device.isNew
        ? (device.paper ? said.isNewPaper : said.isNew)(
            sayDay(device.addedAt, language.value, world.timeZone),
          )
        : ''
  const done = async (work: Promise<Result<void, StoreFault>>) => {
    const result = await work
    if (!result.ok) storeFault.value = result.error.fault
    setDoing('nothing')
  }
  return (
    <div class={doing === 'nothing' ? 'phone' : 'phone stack'}>
      <p class="phone-name">
        <Icon name={device.paper ? 'key-round' : 'smartphone'} />
        <span>
          <Two title={name} line={line} />
          {came.length > 0 && !device.leaving && (
            <span class="two-line">{said.cameBy(came.map(one => callIt(one, said)).join(', '))}</span>
          )}
        </span>
      </p>
      {doing === 'naming' && (
        <Naming
          name={device.name}
          keep={given => done(haven.devices.name(device.id, given))}
          cancel={() => setDoing('nothing')}
        />
      )}
      {doing === 'removing' && (
        <RemovePhone
          device={device}
          came={came}
          yes={also => done(haven.devices.remove(device.id, { also }))}
          no={() => setDoing('nothing')}
        />
      )}
      {doing === 'nothing' && !device.leaving && (
        <div class="row">
          {!device.paper && (
            <Button kind="quiet" icon="pencil" onClick={() => setDoing('naming')}>
              {said.rename}
            </Button>
          )}
          {!device.here && (
            <Button kind="quiet" icon="x" onClick={() => setDoing('removing')}>
              {device.paper ? said.removePaper : said.remove}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

const Naming = ({
  name,
  keep,
  cancel,
}: {
  name: string
  keep: (name: string) => void
  cancel: () => void
}) => {
  const said = useWords().phones
  const [text, setText] = useState(name)
  return (
    <form
      class="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        keep(text.trim())
      }}
    >
      <Field label={said.nameLabel} hint={said.nameHint}>
        <TextInput value={text} onText={setText} autocomplete="off" maxLength={40} />
      </Field>
      <div class="row">
        <Button kind="plain" type="submit">
          {said.keep}
        </Button>
        <Button kind="quiet" onClick={cancel}>
          {said.cancel}
        </Button>
      </div>
    </form>
  )
}

const Renew = () => {
  const { haven, storeFault } = useApp()
  const said = useWords().phones
  const [done, setDone] = useState(false)
  return (
    <Stack gap={1}>
      <p class="quiet-text">{said.renewWhat}</p>
      <div class="row">
        <Button
          kind="quiet"
          icon="refresh-cw"
          onClick={async () => {
            const renewed = await haven.devices.renewKeys()
            if (renewed.ok) setDone(true)
            else storeFault.value = renewed.error.fault
          }}
        >
          {said.renew}
        </Button>
      </div>
      <Live>{done && <p>{said.renewed}</p>}</Live>
    </Stack>
  )
}

import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { type Bytes, concat, hex, unhex, utf8 } from './bytes.ts'
import { hpke } from './hpke-testkit.ts'
import {
  createPrimitives,
  deviceKeysFrom,
  deviceKeysFromSeed,
  type Primitives,
  sha256,
} from './primitives.ts'
import { altered, fallback, native, platform, seedOf, withoutCurves } from './testkit.ts'

/** As the RFCs and NIST print them. */
const rfc = {
  sha256: [
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ],
  hmac: [
    ['0b'.repeat(20), '4869205468657265', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
  ],
  gcm: {
    key: 'feffe9928665731c6d6a8f9467308308'.repeat(2),
    nonce: 'cafebabefacedbaddecaf888',
    plain:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    aad: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    box: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
  ed25519: [
    {
      secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      public: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      public: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ],
} as const

test('SHA-256 gives the digests of FIPS 180-4, in one part or in many', () => {
  for (const [text, digest] of rfc.sha256) {
    expect(hex(sha256(utf8(text)))).toBe(digest)
    expect(hex(sha256(...[...text].map(utf8), utf8('')))).toBe(digest)
  }
})

test('HMAC gives the codes of RFC 4231', () => {
  for (const [key, message, code] of rfc.hmac) expect(hex(native.hmac(unhex(key), unhex(message)))).toBe(code)
})

test('HKDF gives the key of RFC 5869, A.3: ours always has an empty salt', async () => {
  const key = await native.hkdf(unhex('0b'.repeat(22)), new Uint8Array(0), 42)
  expect(hex(key)).toBe(
    '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  )
})

test('AES-256-GCM gives case 16 of the GCM specification, and opens nothing that was changed', async () => {
  const [nonce, plain, aad, box] = [rfc.gcm.nonce, rfc.gcm.plain, rfc.gcm.aad, rfc.gcm.box].map(unhex) as [
    Bytes,
    Bytes,
    Bytes,
    Bytes,
  ]
  const key = await native.aesKey(unhex(rfc.gcm.key))
  expect(await native.aesSeal(key, nonce, plain, aad)).toEqual(box)
  expect(await native.aesOpen(key, nonce, box, aad)).toEqual(plain)
  for (const [n, b, a] of [
    [altered(nonce, 3), box, aad],
    [nonce, altered(box, 0), aad],
    [nonce, altered(box, box.length - 1), aad],
    [nonce, box, altered(aad, 7)],
    [nonce, box.slice(0, 15), aad],
  ] as const) {
    expect(await native.aesOpen(key, n, b, a)).toBeNull()
  }
})

describe.each([
  ["with the platform's curves", native],
  ['without them', fallback],
] as const)('%s', (_, p: Primitives) => {
  test('Ed25519 makes the keys of RFC 8032 and knows its signatures', async () => {
    for (const one of rfc.ed25519) {
      const key = await p.signingKeyFrom(unhex(one.secret))
      expect(hex(key.publicKey)).toBe(one.public)
      const message = unhex(one.message)
      expect(await p.verify(key.publicKey, message, unhex(one.signature))).toBe(true)
      expect(await p.verify(key.publicKey, message, await p.sign(key, message))).toBe(true)
      expect(await p.verify(key.publicKey, concat(message, message, utf8('x')), unhex(one.signature))).toBe(
        false,
      )
      expect(await p.verify(key.publicKey, message, altered(unhex(one.signature), 40))).toBe(false)
    }
  })

  test('a signature of wrong length, with a scalar too large, or under no key at all, is false', async () => {
    const [one] = rfc.ed25519
    const good = unhex(one.signature)
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    let scalar = order
    for (let i = 63; i >= 32; i--) scalar += BigInt(good[i]!) << BigInt(8 * (i - 32))
    const malleable = good.slice()
    for (let i = 32; i < 64; i++) malleable[i] = Number((scalar >> BigInt(8 * (i - 32))) & 255n)
    const key = unhex(one.public)
    for (const signature of [malleable, good.slice(1), concat(good, good), new Uint8Array(0)]) {
      expect(await p.verify(key, new Uint8Array(0), signature)).toBe(false)
    }
    expect(await p.verify(key.slice(1), new Uint8Array(0), good)).toBe(false)
    expect(await p.verify(new Uint8Array(32).fill(0xff), new Uint8Array(0), good)).toBe(false)
  })

  test('X25519 makes the public key of RFC 7748, 6.1', async () => {
    const key = await p.kemKeyFrom(unhex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb'))
    expect(hex(key.publicKey)).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f')
  })

  test('what is wrapped for a device opens with its key, secret and place, and with nothing else', async () => {
    const mine = await p.kemKeyFrom(p.random(32))
    const context = { psk: seedOf('psk'), info: utf8('space, epoch and device') }
    const wrapped = await p.wrap(mine.publicKey, context, seedOf('epoch key'))
    expect([wrapped.enc.length, wrapped.box.length]).toEqual([32, 48])
    expect(await p.unwrap(mine, context, wrapped)).toEqual(seedOf('epoch key'))
    const other = await p.kemKeyFrom(p.random(32))
    expect(await p.unwrap(other, context, wrapped)).toBeNull()
    expect(await p.unwrap(mine, { ...context, psk: seedOf('other') }, wrapped)).toBeNull()
    expect(await p.unwrap(mine, { ...context, info: utf8('elsewhere') }, wrapped)).toBeNull()
    expect(await p.unwrap(mine, context, { ...wrapped, box: altered(wrapped.box, 5) })).toBeNull()
    expect(await p.unwrap(mine, context, { ...wrapped, enc: altered(wrapped.enc, 5) })).toBeNull()
    expect(await p.unwrap(mine, context, { ...wrapped, enc: new Uint8Array(32) })).toBeNull()
  })

  test('fresh devices differ, and one seed gives one device', async () => {
    const [a, b] = await Promise.all([
      deviceKeysFromSeed(p, p.random(32)),
      deviceKeysFromSeed(p, p.random(32)),
    ])
    expect(a.device).not.toBe(b.device)
    expect(await p.checkPublicKeys(a.sign.publicKey, a.kem.publicKey)).toBe(true)
    const one = await deviceKeysFromSeed(p, seedOf('paper'))
    expect(one.device).toBe((await deviceKeysFromSeed(fallback, seedOf('paper'))).device)
    expect(one.device).not.toBe((await deviceKeysFromSeed(p, seedOf('other paper'))).device)
  })
})

test("a native private key can't be read out, and a fallback key says what it is", async () => {
  const fresh = await deviceKeysFromSeed(native, native.random(32))
  const stored = { seed: seedOf('x'), sign: fresh.sign.publicKey, kem: fresh.kem.publicKey }
  for (const keys of [fresh, await deviceKeysFrom(native, stored)]) {
    for (const { privateKey } of [keys.sign, keys.kem]) {
      expect(privateKey).toMatchObject({ type: 'private', extractable: false })
      await expect(crypto.subtle.exportKey('pkcs8', privateKey as CryptoKey)).rejects.toThrow()
    }
  }
  const { sign, kem } = await deviceKeysFromSeed(fallback, fallback.random(32))
  for (const { privateKey } of [sign, kem]) {
    expect(Object.keys(privateKey)).toEqual(['rawPrivateBytes'])
    expect(structuredClone(privateKey)).toEqual(privateKey)
  }
})

test('keys survive the cloning that a database does', async () => {
  const message = utf8('kept')
  for (const p of [native, fallback]) {
    const keys = structuredClone(await deviceKeysFromSeed(p, p.random(32)))
    expect(await p.verify(keys.sign.publicKey, message, await p.sign(keys.sign, message))).toBe(true)
    const context = { psk: seedOf('psk'), info: message }
    expect(await p.unwrap(keys.kem, context, await p.wrap(keys.kem.publicKey, context, message))).toEqual(
      message,
    )
  }
})

test("without the platform's curves, no signature holds under a key of small order", async () => {
  const identity = concat(Uint8Array.of(1), new Uint8Array(31))
  expect(await fallback.verify(identity, utf8('any message'), concat(identity, new Uint8Array(32)))).toBe(
    false,
  )
})

describe('a key that is admitted', () => {
  const sign = unhex(rfc.ed25519[0].public)
  const kem = x25519.getPublicKey(seedOf('kem')) as Bytes

  test('is sound', async () => {
    expect(await native.checkPublicKeys(sign, kem)).toBe(true)
  })

  test('is never a signing key of small order, in any encoding', async () => {
    const f = 'f'.repeat(60)
    const encodings = [
      `01${'0'.repeat(62)}`,
      `01${'0'.repeat(60)}80`,
      `ec${f}7f`,
      `ec${f}ff`,
      '0'.repeat(64),
      `${'0'.repeat(62)}80`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
      `ed${f}7f`,
      `ed${f}ff`,
      `ee${f}7f`,
      `ee${f}ff`,
    ]
    for (const encoding of encodings) {
      expect([encoding, await native.checkPublicKeys(unhex(encoding), kem)]).toEqual([encoding, false])
    }
  })

  test('is never one of mixed order, not canonical, off the curve or of wrong length', async () => {
    const small = ed25519.Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
    const mixed = ed25519.Point.BASE.multiply(7n).add(small).toBytes() as Bytes
    const offCurve = `02${'0'.repeat(62)}`
    for (const key of [mixed, unhex(offCurve), sign.slice(1), concat(sign, Uint8Array.of(0))]) {
      expect(await native.checkPublicKeys(key, kem)).toBe(false)
    }
  })

  test('is never an exchange key of small order or not canonical', async () => {
    const f = 'f'.repeat(60)
    const encodings = [
      '0'.repeat(64),
      `01${'0'.repeat(62)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${f}7f`,
      `ed${f}7f`,
      `ee${f}7f`,
      `${hex(kem).slice(0, 62)}${((kem[31]! & 0x7f) | 0x80).toString(16)}`,
      hex(kem).slice(2),
    ]
    for (const encoding of encodings) {
      expect([encoding, await native.checkPublicKeys(sign, unhex(encoding))]).toEqual([encoding, false])
    }
  })
})

describe('HPKE', () => {
  test('written step by step gives RFC 9180, A.1.2', () => {
    const made = hpke(
      { id: 1, keySize: 16 },
      {
        recipient: unhex('9fed7e8c17387560e92cc6462a68049657246a09bfa8ade7aefe589672016366'),
        ikm: unhex('78628c354e46f3e169bd231be7b2ff1c77aa302460a26dbfa15515684c00130b'),
      },
      {
        psk: unhex('0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82'),
        pskId: unhex('456e6e796e20447572696e206172616e204d6f726961'),
        info: unhex('4f6465206f6e2061204772656369616e2055726e'),
      },
    )
    expect(hex(made.enc)).toBe('0ad0950d9fb9588e59690b74f1237ecdf1d775cd60be2eca57af5a4b0471c91b')
    expect(hex(made.secretOfKem)).toBe('727699f009ffe3c076315019c69648366b69171439bd7dd0807743bde76986cd')
    expect(hex(made.key)).toBe('15026dba546e3ae05836fc7de5a7bb26')
    expect(hex(made.nonce)).toBe('9518635eba129d5ce0914555')
  })

  test("as we call it gives the same as step by step, with and without the platform's curves", async () => {
    for (const [i, from] of [platform, withoutCurves(platform)].entries()) {
      const ikm = seedOf(`ephemeral ${i}`)
      const p = createPrimitives({ ...from, random: () => ikm })
      const recipient = await native.kemKeyFrom(seedOf(`recipient ${i}`))
      const [psk, info, plain] = [seedOf('psk'), utf8('info'), seedOf('epoch key')] as const
      const wrapped = await p.wrap(recipient.publicKey, { psk, info }, plain)
      const made = hpke(
        { id: 2, keySize: 32 },
        { recipient: recipient.publicKey, ikm },
        { psk, pskId: utf8('kimbilio/v1/psk-id'), info },
      )
      expect(wrapped.enc).toEqual(made.enc)
      const key = await native.aesKey(made.key)
      expect(await native.aesOpen(key, made.nonce, wrapped.box, new Uint8Array(0))).toEqual(plain)
    }
  })
})

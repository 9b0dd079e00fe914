import { randomBytes } from 'node:crypto'
import type { PeerIdentity } from '@warren/cluster'
import type { NodeId, NodeName } from '@warren/kernel'
import { expect, test } from 'vitest'
import { warren } from '../generated/peer.js'
import { Cookie } from './cookie.ts'
import { DialerHandshake, ListenerHandshake } from './handshake.ts'

const hare: PeerIdentity = { id: 'id-hare' as NodeId, name: 'rabbit@hare' as NodeName, incarnation: 3 }
const lynx: PeerIdentity = { id: 'id-lynx' as NodeId, name: 'rabbit@lynx' as NodeName, incarnation: 7 }
const right = new Cookie(Buffer.from('SECRET'))
const wrong = new Cookie(Buffer.from('TERCES'))

function dialer(cookie = right, expectedId?: NodeId): DialerHandshake {
  return new DialerHandshake({
    cookie,
    purpose: 'control',
    self: hare,
    nonce: randomBytes(32),
    ...(expectedId && { expectedId }),
  })
}

function listener(cookie = right): ListenerHandshake {
  return new ListenerHandshake({ cookie, self: lynx, nonce: randomBytes(32) })
}

function message(step: ReturnType<DialerHandshake['step']> | ReturnType<ListenerHandshake['step']>): Buffer {
  if (!step.ok || !('message' in step.value)) throw new Error('no message')
  return step.value.message
}

test('both sides learn who the other is when they share the cookie', () => {
  const here = dialer()
  const there = listener()
  const challenge = message(there.step(here.hello))
  const proof = message(here.step(challenge))
  const opened = there.step(proof)
  expect(opened).toMatchObject({ ok: true, value: { kind: 'open', peer: hare, purpose: 'control' } })
  expect(here.step(message(opened))).toEqual({ ok: true, value: { kind: 'open', peer: lynx } })
})

test('a listener refuses a dialer with another cookie', () => {
  const here = dialer(wrong)
  const there = listener()
  const proof = message(here.step(message(there.step(here.hello))))
  expect(there.step(proof)).toMatchObject({ ok: false, error: { kind: 'cookieMismatch' } })
})

test('a dialer refuses a listener that cannot prove the cookie', () => {
  const here = dialer()
  const there = listener()
  here.step(message(there.step(here.hello)))
  const imposter = dialer(wrong)
  const imposterListener = listener(wrong)
  const welcome = message(imposterListener.step(message(imposter.step(message(imposterListener.step(imposter.hello))))))
  expect(here.step(welcome)).toMatchObject({ ok: false, error: { kind: 'cookieMismatch' } })
})

test("a dialer's proof is no proof on another stream", () => {
  const here = dialer()
  const there = listener()
  const proof = message(here.step(message(there.step(here.hello))))
  const again = listener()
  again.step(here.hello)
  expect(again.step(proof)).toMatchObject({ ok: false, error: { kind: 'cookieMismatch' } })
})

test("a dialer's own proof sent back does not pass for the listener's", () => {
  const here = dialer()
  const there = listener()
  const proof = message(here.step(message(there.step(here.hello))))
  const reflected = Buffer.from(proof)
  // Field 3 of Handshake is the proof, field 4 the welcome; both hold the same message.
  reflected[reflected.indexOf(0x1a, 2)] = 0x22
  expect(here.step(reflected)).toMatchObject({ ok: false, error: { kind: 'cookieMismatch' } })
})

test('a change to any byte of the hello on its way breaks the handshake', () => {
  const here = dialer()
  for (let i = 0; i < here.hello.length; i++) {
    const changed = Buffer.from(here.hello)
    changed[i] = (changed[i] ?? 0) ^ 1
    const there = listener()
    const challenge = there.step(changed)
    if (!challenge.ok) continue
    const fresh = new DialerHandshake({ cookie: right, purpose: 'control', self: hare, nonce: randomBytes(32) })
    const proof = message(fresh.step(message(challenge)))
    expect(there.step(proof).ok, `byte ${i}`).toBe(false)
  }
})

test('a node that answers under another identity is refused on both sides', () => {
  const here = dialer(right, 'id-fox' as NodeId)
  expect(listener().step(here.hello)).toMatchObject({ ok: false, error: { kind: 'wrongNode' } })
  const careless = listener()
  const challenge = message(careless.step(dialer().hello))
  expect(here.step(challenge)).toMatchObject({ ok: false, error: { kind: 'wrongNode' } })
})

test.each([
  [{ protocolVersion: 3, oldestVersion: 2 }, true],
  [{ protocolVersion: 2 }, true],
  [{ protocolVersion: 3, oldestVersion: 3 }, false],
  [{ protocolVersion: 3 }, false],
  [{ protocolVersion: 1 }, false],
  [{}, false],
])('a release that speaks %j is understood: %s', (versions, isUnderstood) => {
  const hello = { ...versions, purpose: 'control', from: hare, nonce: randomBytes(32) }
  const greeted = listener().step(warren.peer.Envelope.encode({ handshake: { hello } }).finish())
  const challenge = { ...versions, from: lynx, nonce: randomBytes(32) }
  const challenged = dialer().step(warren.peer.Envelope.encode({ handshake: { challenge } }).finish())
  for (const step of [greeted, challenged]) {
    expect(step).toMatchObject(isUnderstood ? { ok: true } : { ok: false, error: { kind: 'versionMismatch' } })
  }
})

test('garbage is refused and never throws', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = randomBytes(length)
    expect(listener().step(bytes).ok).toBe(false)
    expect(dialer().step(bytes).ok).toBe(false)
  }
  expect(listener().step(Buffer.alloc(5000)).ok).toBe(false)
})

test('white space around the cookie does not count, and its hash is comparable', () => {
  const padded = new Cookie(Buffer.from('  SECRET\n'))
  const hello = Buffer.from('hello')
  expect(padded.isProof(right.prove('dialer', hello, hello), 'dialer', hello, hello)).toBe(true)
  expect(padded.hash).toBe(right.hash)
})

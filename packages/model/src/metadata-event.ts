/** What an applied command changed, in order. The same on every node. */
import type {
  BindingRecord,
  ExchangeRecord,
  LineageRecord,
  MemberRecord,
  PermissionRecord,
  PolicyRecord,
  QueueRecord,
  TopicPermissionRecord,
  UserRecord,
  VhostRecord,
} from './record.ts'

export type QueueDeletedReason = 'deleted' | 'nodeDown' | 'connectionClosed' | 'vhostDeleted' | 'memberRemoved'

export type MetadataEvent =
  | { readonly kind: 'queueDeclared'; readonly queue: QueueRecord }
  /** Leader, epoch, mirrors, sync set, state, policy or settings. */
  | { readonly kind: 'queueChanged'; readonly queue: QueueRecord; readonly before: QueueRecord }
  | { readonly kind: 'queueDeleted'; readonly queue: QueueRecord; readonly reason: QueueDeletedReason }
  | { readonly kind: 'exchangeDeclared'; readonly exchange: ExchangeRecord }
  /** Its policy and with it the alternate exchange. */
  | { readonly kind: 'exchangeChanged'; readonly exchange: ExchangeRecord; readonly before: ExchangeRecord }
  | { readonly kind: 'exchangeDeleted'; readonly exchange: ExchangeRecord }
  | { readonly kind: 'bound'; readonly binding: BindingRecord }
  | { readonly kind: 'unbound'; readonly binding: BindingRecord }
  | { readonly kind: 'vhostAdded'; readonly vhost: VhostRecord }
  | { readonly kind: 'vhostDeleted'; readonly vhost: VhostRecord }
  | { readonly kind: 'userAdded'; readonly user: UserRecord }
  | { readonly kind: 'userChanged'; readonly user: UserRecord; readonly before: UserRecord }
  | { readonly kind: 'userDeleted'; readonly user: UserRecord }
  | { readonly kind: 'permissionsSet'; readonly permission: PermissionRecord }
  | { readonly kind: 'permissionsCleared'; readonly permission: PermissionRecord }
  | { readonly kind: 'topicPermissionsSet'; readonly permission: TopicPermissionRecord }
  | { readonly kind: 'topicPermissionsCleared'; readonly permission: TopicPermissionRecord }
  /** What it changes comes as `queueChanged` and `exchangeChanged` after it. */
  | { readonly kind: 'policySet'; readonly policy: PolicyRecord }
  | { readonly kind: 'policyCleared'; readonly policy: PolicyRecord }
  | { readonly kind: 'operatorPolicySet'; readonly policy: PolicyRecord }
  | { readonly kind: 'operatorPolicyCleared'; readonly policy: PolicyRecord }
  | { readonly kind: 'clusterNameChanged'; readonly name: string }
  | { readonly kind: 'lineageStarted'; readonly lineage: LineageRecord }
  | { readonly kind: 'featureFlagEnabled'; readonly name: string }
  | { readonly kind: 'memberAdded'; readonly member: MemberRecord }
  /** Name, role or addresses. */
  | { readonly kind: 'memberChanged'; readonly member: MemberRecord; readonly before: MemberRecord }
  | { readonly kind: 'memberRemoved'; readonly member: MemberRecord }
  | { readonly kind: 'nodeUp'; readonly member: MemberRecord; readonly before: MemberRecord }
  | { readonly kind: 'nodeDown'; readonly member: MemberRecord; readonly before: MemberRecord }

// Written by scripts/generate/generate-proto.ts from proto/metadata.proto.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["warren-metadata"] || ($protobuf.roots["warren-metadata"] = {});

export const warren = $root.warren = (() => {

    /**
     * Namespace warren.
     * @exports warren
     * @namespace
     */
    const warren = {};

    warren.metadata = (function() {

        /**
         * Namespace metadata.
         * @memberof warren
         * @namespace
         */
        const metadata = {};

        metadata.Proposal = (function() {

            /**
             * Properties of a Proposal.
             * @typedef {Object} warren.metadata.Proposal.$Properties
             * @property {string|null} [proposer] Proposal proposer
             * @property {number|Long|null} [sequence] Proposal sequence
             * @property {number|Long|null} [floor] Proposal floor
             * @property {warren.metadata.Command.$Properties|null} [command] Proposal command
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Proposal.
             * @memberof warren.metadata
             * @interface IProposal
             * @augments warren.metadata.Proposal.$Properties
             * @deprecated Use warren.metadata.Proposal.$Properties instead.
             */

            /**
             * Shape of a Proposal.
             * @typedef {{
             *   proposer?: string|null;
             *   sequence?: number|Long|null;
             *   floor?: number|Long|null;
             *   command?: warren.metadata.Command.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} warren.metadata.Proposal.$Shape
             */

            /**
             * Constructs a new Proposal.
             * @memberof warren.metadata
             * @classdesc Represents a Proposal.
             * @constructor
             * @param {warren.metadata.Proposal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Proposal = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Proposal proposer.
             * @member {string} proposer
             * @memberof warren.metadata.Proposal
             * @instance
             */
            Proposal.prototype.proposer = "";

            /**
             * Proposal sequence.
             * @member {number|Long} sequence
             * @memberof warren.metadata.Proposal
             * @instance
             */
            Proposal.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Proposal floor.
             * @member {number|Long} floor
             * @memberof warren.metadata.Proposal
             * @instance
             */
            Proposal.prototype.floor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Proposal command.
             * @member {warren.metadata.Command.$Properties|null|undefined} command
             * @memberof warren.metadata.Proposal
             * @instance
             */
            Proposal.prototype.command = null;

            /**
             * Creates a new Proposal instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Proposal
             * @static
             * @param {warren.metadata.Proposal.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Proposal} Proposal instance
             * @type {{
             *   (properties: warren.metadata.Proposal.$Shape): warren.metadata.Proposal & warren.metadata.Proposal.$Shape;
             *   (properties?: warren.metadata.Proposal.$Properties): warren.metadata.Proposal;
             * }}
             */
            Proposal.create = function(properties) {
                return new Proposal(properties);
            };

            /**
             * Encodes the specified Proposal message. Does not implicitly {@link warren.metadata.Proposal.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Proposal
             * @static
             * @param {warren.metadata.Proposal.$Properties} message Proposal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Proposal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.proposer != null && $Object.hasOwnProperty.call(message, "proposer") && message.proposer !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.proposer);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                if (message.floor != null && $Object.hasOwnProperty.call(message, "floor") && (typeof message.floor === "object" ? message.floor.low || message.floor.high : message.floor !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.floor);
                if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
                    $root.warren.metadata.Command.encode(message.command, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Proposal message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Proposal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Proposal & warren.metadata.Proposal.$Shape} Proposal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Proposal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Proposal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proposer = value;
                            else
                                delete message.proposer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.floor = value;
                            else
                                delete message.floor;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.command = $root.warren.metadata.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Proposal;
        })();

        metadata.Command = (function() {

            /**
             * Properties of a Command.
             * @typedef {Object} warren.metadata.Command.$Properties
             * @property {warren.metadata.Bootstrap.$Properties|null} [bootstrap] Command bootstrap
             * @property {warren.metadata.DeclareExchange.$Properties|null} [declareExchange] Command declareExchange
             * @property {warren.metadata.DeleteExchange.$Properties|null} [deleteExchange] Command deleteExchange
             * @property {warren.metadata.DeclareQueue.$Properties|null} [declareQueue] Command declareQueue
             * @property {warren.metadata.DeleteQueue.$Properties|null} [deleteQueue] Command deleteQueue
             * @property {warren.metadata.Binding.$Properties|null} [bind] Command bind
             * @property {warren.metadata.Binding.$Properties|null} [unbind] Command unbind
             * @property {warren.metadata.AddVhost.$Properties|null} [addVhost] Command addVhost
             * @property {warren.metadata.DeleteVhost.$Properties|null} [deleteVhost] Command deleteVhost
             * @property {warren.metadata.AddUser.$Properties|null} [addUser] Command addUser
             * @property {warren.metadata.DeleteUser.$Properties|null} [deleteUser] Command deleteUser
             * @property {warren.metadata.ChangePassword.$Properties|null} [changePassword] Command changePassword
             * @property {warren.metadata.SetUserTags.$Properties|null} [setUserTags] Command setUserTags
             * @property {warren.metadata.Permission.$Properties|null} [setPermissions] Command setPermissions
             * @property {warren.metadata.ClearPermissions.$Properties|null} [clearPermissions] Command clearPermissions
             * @property {warren.metadata.TopicPermission.$Properties|null} [setTopicPermissions] Command setTopicPermissions
             * @property {warren.metadata.ClearTopicPermissions.$Properties|null} [clearTopicPermissions] Command clearTopicPermissions
             * @property {warren.metadata.SetClusterName.$Properties|null} [setClusterName] Command setClusterName
             * @property {warren.metadata.AddMember.$Properties|null} [addMember] Command addMember
             * @property {warren.metadata.RemoveMember.$Properties|null} [removeMember] Command removeMember
             * @property {warren.metadata.SetMemberRole.$Properties|null} [setMemberRole] Command setMemberRole
             * @property {warren.metadata.NodeUp.$Properties|null} [nodeUp] Command nodeUp
             * @property {warren.metadata.NodeDown.$Properties|null} [nodeDown] Command nodeDown
             * @property {warren.metadata.ConnectionClosed.$Properties|null} [connectionClosed] Command connectionClosed
             * @property {warren.metadata.StartLineage.$Properties|null} [startLineage] Command startLineage
             * @property {warren.metadata.RenameMember.$Properties|null} [renameMember] Command renameMember
             * @property {warren.metadata.EnableFeatureFlag.$Properties|null} [enableFeatureFlag] Command enableFeatureFlag
             * @property {warren.metadata.Policy.$Properties|null} [setPolicy] Command setPolicy
             * @property {warren.metadata.ClearPolicy.$Properties|null} [clearPolicy] Command clearPolicy
             * @property {warren.metadata.GrowSyncSet.$Properties|null} [growSyncSet] Command growSyncSet
             * @property {warren.metadata.ShrinkSyncSet.$Properties|null} [shrinkSyncSet] Command shrinkSyncSet
             * @property {warren.metadata.TransferLeader.$Properties|null} [transferLeader] Command transferLeader
             * @property {warren.metadata.SetDraining.$Properties|null} [setDraining] Command setDraining
             * @property {warren.metadata.Policy.$Properties|null} [setOperatorPolicy] Command setOperatorPolicy
             * @property {warren.metadata.ClearPolicy.$Properties|null} [clearOperatorPolicy] Command clearOperatorPolicy
             * @property {"bootstrap"|"declareExchange"|"deleteExchange"|"declareQueue"|"deleteQueue"|"bind"|"unbind"|"addVhost"|"deleteVhost"|"addUser"|"deleteUser"|"changePassword"|"setUserTags"|"setPermissions"|"clearPermissions"|"setTopicPermissions"|"clearTopicPermissions"|"setClusterName"|"addMember"|"removeMember"|"setMemberRole"|"nodeUp"|"nodeDown"|"connectionClosed"|"startLineage"|"renameMember"|"enableFeatureFlag"|"setPolicy"|"clearPolicy"|"growSyncSet"|"shrinkSyncSet"|"transferLeader"|"setDraining"|"setOperatorPolicy"|"clearOperatorPolicy"} [kind] Command kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Command.
             * @memberof warren.metadata
             * @interface ICommand
             * @augments warren.metadata.Command.$Properties
             * @deprecated Use warren.metadata.Command.$Properties instead.
             */

            /**
             * Narrowed shape of a Command.
             * @typedef {{
             *   bootstrap?: warren.metadata.Bootstrap.$Shape|null;
             *   declareExchange?: warren.metadata.DeclareExchange.$Shape|null;
             *   deleteExchange?: warren.metadata.DeleteExchange.$Shape|null;
             *   declareQueue?: warren.metadata.DeclareQueue.$Shape|null;
             *   deleteQueue?: warren.metadata.DeleteQueue.$Shape|null;
             *   bind?: warren.metadata.Binding.$Shape|null;
             *   unbind?: warren.metadata.Binding.$Shape|null;
             *   addVhost?: warren.metadata.AddVhost.$Shape|null;
             *   deleteVhost?: warren.metadata.DeleteVhost.$Shape|null;
             *   addUser?: warren.metadata.AddUser.$Shape|null;
             *   deleteUser?: warren.metadata.DeleteUser.$Shape|null;
             *   changePassword?: warren.metadata.ChangePassword.$Shape|null;
             *   setUserTags?: warren.metadata.SetUserTags.$Shape|null;
             *   setPermissions?: warren.metadata.Permission.$Shape|null;
             *   clearPermissions?: warren.metadata.ClearPermissions.$Shape|null;
             *   setTopicPermissions?: warren.metadata.TopicPermission.$Shape|null;
             *   clearTopicPermissions?: warren.metadata.ClearTopicPermissions.$Shape|null;
             *   setClusterName?: warren.metadata.SetClusterName.$Shape|null;
             *   addMember?: warren.metadata.AddMember.$Shape|null;
             *   removeMember?: warren.metadata.RemoveMember.$Shape|null;
             *   setMemberRole?: warren.metadata.SetMemberRole.$Shape|null;
             *   nodeUp?: warren.metadata.NodeUp.$Shape|null;
             *   nodeDown?: warren.metadata.NodeDown.$Shape|null;
             *   connectionClosed?: warren.metadata.ConnectionClosed.$Shape|null;
             *   startLineage?: warren.metadata.StartLineage.$Shape|null;
             *   renameMember?: warren.metadata.RenameMember.$Shape|null;
             *   enableFeatureFlag?: warren.metadata.EnableFeatureFlag.$Shape|null;
             *   setPolicy?: warren.metadata.Policy.$Shape|null;
             *   clearPolicy?: warren.metadata.ClearPolicy.$Shape|null;
             *   growSyncSet?: warren.metadata.GrowSyncSet.$Shape|null;
             *   shrinkSyncSet?: warren.metadata.ShrinkSyncSet.$Shape|null;
             *   transferLeader?: warren.metadata.TransferLeader.$Shape|null;
             *   setDraining?: warren.metadata.SetDraining.$Shape|null;
             *   setOperatorPolicy?: warren.metadata.Policy.$Shape|null;
             *   clearOperatorPolicy?: warren.metadata.ClearPolicy.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "bootstrap"; bootstrap: warren.metadata.Bootstrap.$Shape; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "declareExchange"; bootstrap?: null; declareExchange: warren.metadata.DeclareExchange.$Shape; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteExchange"; bootstrap?: null; declareExchange?: null; deleteExchange: warren.metadata.DeleteExchange.$Shape; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "declareQueue"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue: warren.metadata.DeclareQueue.$Shape; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteQueue"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue: warren.metadata.DeleteQueue.$Shape; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "bind"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind: warren.metadata.Binding.$Shape; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "unbind"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind: warren.metadata.Binding.$Shape; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addVhost"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost: warren.metadata.AddVhost.$Shape; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteVhost"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost: warren.metadata.DeleteVhost.$Shape; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addUser"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser: warren.metadata.AddUser.$Shape; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteUser"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser: warren.metadata.DeleteUser.$Shape; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "changePassword"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword: warren.metadata.ChangePassword.$Shape; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setUserTags"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags: warren.metadata.SetUserTags.$Shape; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions: warren.metadata.Permission.$Shape; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions: warren.metadata.ClearPermissions.$Shape; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setTopicPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions: warren.metadata.TopicPermission.$Shape; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearTopicPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions: warren.metadata.ClearTopicPermissions.$Shape; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setClusterName"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName: warren.metadata.SetClusterName.$Shape; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember: warren.metadata.AddMember.$Shape; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "removeMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember: warren.metadata.RemoveMember.$Shape; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setMemberRole"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole: warren.metadata.SetMemberRole.$Shape; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "nodeUp"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp: warren.metadata.NodeUp.$Shape; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "nodeDown"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown: warren.metadata.NodeDown.$Shape; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "connectionClosed"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed: warren.metadata.ConnectionClosed.$Shape; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "startLineage"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage: warren.metadata.StartLineage.$Shape; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "renameMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember: warren.metadata.RenameMember.$Shape; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "enableFeatureFlag"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag: warren.metadata.EnableFeatureFlag.$Shape; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy: warren.metadata.Policy.$Shape; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy: warren.metadata.ClearPolicy.$Shape; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "growSyncSet"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet: warren.metadata.GrowSyncSet.$Shape; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "shrinkSyncSet"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet: warren.metadata.ShrinkSyncSet.$Shape; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "transferLeader"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader: warren.metadata.TransferLeader.$Shape; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setDraining"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining: warren.metadata.SetDraining.$Shape; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setOperatorPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy: warren.metadata.Policy.$Shape; clearOperatorPolicy?: null }|{ kind?: "clearOperatorPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy: warren.metadata.ClearPolicy.$Shape })
             * )} warren.metadata.Command.$Shape
             */

            /**
             * Constructs a new Command.
             * @memberof warren.metadata
             * @classdesc Represents a Command.
             * @constructor
             * @param {warren.metadata.Command.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Command = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Command bootstrap.
             * @member {warren.metadata.Bootstrap.$Properties|null|undefined} bootstrap
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.bootstrap = null;

            /**
             * Command declareExchange.
             * @member {warren.metadata.DeclareExchange.$Properties|null|undefined} declareExchange
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.declareExchange = null;

            /**
             * Command deleteExchange.
             * @member {warren.metadata.DeleteExchange.$Properties|null|undefined} deleteExchange
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.deleteExchange = null;

            /**
             * Command declareQueue.
             * @member {warren.metadata.DeclareQueue.$Properties|null|undefined} declareQueue
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.declareQueue = null;

            /**
             * Command deleteQueue.
             * @member {warren.metadata.DeleteQueue.$Properties|null|undefined} deleteQueue
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.deleteQueue = null;

            /**
             * Command bind.
             * @member {warren.metadata.Binding.$Properties|null|undefined} bind
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.bind = null;

            /**
             * Command unbind.
             * @member {warren.metadata.Binding.$Properties|null|undefined} unbind
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.unbind = null;

            /**
             * Command addVhost.
             * @member {warren.metadata.AddVhost.$Properties|null|undefined} addVhost
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.addVhost = null;

            /**
             * Command deleteVhost.
             * @member {warren.metadata.DeleteVhost.$Properties|null|undefined} deleteVhost
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.deleteVhost = null;

            /**
             * Command addUser.
             * @member {warren.metadata.AddUser.$Properties|null|undefined} addUser
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.addUser = null;

            /**
             * Command deleteUser.
             * @member {warren.metadata.DeleteUser.$Properties|null|undefined} deleteUser
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.deleteUser = null;

            /**
             * Command changePassword.
             * @member {warren.metadata.ChangePassword.$Properties|null|undefined} changePassword
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.changePassword = null;

            /**
             * Command setUserTags.
             * @member {warren.metadata.SetUserTags.$Properties|null|undefined} setUserTags
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setUserTags = null;

            /**
             * Command setPermissions.
             * @member {warren.metadata.Permission.$Properties|null|undefined} setPermissions
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setPermissions = null;

            /**
             * Command clearPermissions.
             * @member {warren.metadata.ClearPermissions.$Properties|null|undefined} clearPermissions
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.clearPermissions = null;

            /**
             * Command setTopicPermissions.
             * @member {warren.metadata.TopicPermission.$Properties|null|undefined} setTopicPermissions
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setTopicPermissions = null;

            /**
             * Command clearTopicPermissions.
             * @member {warren.metadata.ClearTopicPermissions.$Properties|null|undefined} clearTopicPermissions
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.clearTopicPermissions = null;

            /**
             * Command setClusterName.
             * @member {warren.metadata.SetClusterName.$Properties|null|undefined} setClusterName
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setClusterName = null;

            /**
             * Command addMember.
             * @member {warren.metadata.AddMember.$Properties|null|undefined} addMember
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.addMember = null;

            /**
             * Command removeMember.
             * @member {warren.metadata.RemoveMember.$Properties|null|undefined} removeMember
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.removeMember = null;

            /**
             * Command setMemberRole.
             * @member {warren.metadata.SetMemberRole.$Properties|null|undefined} setMemberRole
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setMemberRole = null;

            /**
             * Command nodeUp.
             * @member {warren.metadata.NodeUp.$Properties|null|undefined} nodeUp
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.nodeUp = null;

            /**
             * Command nodeDown.
             * @member {warren.metadata.NodeDown.$Properties|null|undefined} nodeDown
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.nodeDown = null;

            /**
             * Command connectionClosed.
             * @member {warren.metadata.ConnectionClosed.$Properties|null|undefined} connectionClosed
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.connectionClosed = null;

            /**
             * Command startLineage.
             * @member {warren.metadata.StartLineage.$Properties|null|undefined} startLineage
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.startLineage = null;

            /**
             * Command renameMember.
             * @member {warren.metadata.RenameMember.$Properties|null|undefined} renameMember
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.renameMember = null;

            /**
             * Command enableFeatureFlag.
             * @member {warren.metadata.EnableFeatureFlag.$Properties|null|undefined} enableFeatureFlag
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.enableFeatureFlag = null;

            /**
             * Command setPolicy.
             * @member {warren.metadata.Policy.$Properties|null|undefined} setPolicy
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setPolicy = null;

            /**
             * Command clearPolicy.
             * @member {warren.metadata.ClearPolicy.$Properties|null|undefined} clearPolicy
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.clearPolicy = null;

            /**
             * Command growSyncSet.
             * @member {warren.metadata.GrowSyncSet.$Properties|null|undefined} growSyncSet
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.growSyncSet = null;

            /**
             * Command shrinkSyncSet.
             * @member {warren.metadata.ShrinkSyncSet.$Properties|null|undefined} shrinkSyncSet
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.shrinkSyncSet = null;

            /**
             * Command transferLeader.
             * @member {warren.metadata.TransferLeader.$Properties|null|undefined} transferLeader
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.transferLeader = null;

            /**
             * Command setDraining.
             * @member {warren.metadata.SetDraining.$Properties|null|undefined} setDraining
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setDraining = null;

            /**
             * Command setOperatorPolicy.
             * @member {warren.metadata.Policy.$Properties|null|undefined} setOperatorPolicy
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.setOperatorPolicy = null;

            /**
             * Command clearOperatorPolicy.
             * @member {warren.metadata.ClearPolicy.$Properties|null|undefined} clearOperatorPolicy
             * @memberof warren.metadata.Command
             * @instance
             */
            Command.prototype.clearOperatorPolicy = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Command kind.
             * @member {"bootstrap"|"declareExchange"|"deleteExchange"|"declareQueue"|"deleteQueue"|"bind"|"unbind"|"addVhost"|"deleteVhost"|"addUser"|"deleteUser"|"changePassword"|"setUserTags"|"setPermissions"|"clearPermissions"|"setTopicPermissions"|"clearTopicPermissions"|"setClusterName"|"addMember"|"removeMember"|"setMemberRole"|"nodeUp"|"nodeDown"|"connectionClosed"|"startLineage"|"renameMember"|"enableFeatureFlag"|"setPolicy"|"clearPolicy"|"growSyncSet"|"shrinkSyncSet"|"transferLeader"|"setDraining"|"setOperatorPolicy"|"clearOperatorPolicy"|undefined} kind
             * @memberof warren.metadata.Command
             * @instance
             */
            $Object.defineProperty(Command.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["bootstrap", "declareExchange", "deleteExchange", "declareQueue", "deleteQueue", "bind", "unbind", "addVhost", "deleteVhost", "addUser", "deleteUser", "changePassword", "setUserTags", "setPermissions", "clearPermissions", "setTopicPermissions", "clearTopicPermissions", "setClusterName", "addMember", "removeMember", "setMemberRole", "nodeUp", "nodeDown", "connectionClosed", "startLineage", "renameMember", "enableFeatureFlag", "setPolicy", "clearPolicy", "growSyncSet", "shrinkSyncSet", "transferLeader", "setDraining", "setOperatorPolicy", "clearOperatorPolicy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Command instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Command
             * @static
             * @param {warren.metadata.Command.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Command} Command instance
             * @type {{
             *   (properties: warren.metadata.Command.$Shape): warren.metadata.Command & warren.metadata.Command.$Shape;
             *   (properties?: warren.metadata.Command.$Properties): warren.metadata.Command;
             * }}
             */
            Command.create = function(properties) {
                return new Command(properties);
            };

            /**
             * Encodes the specified Command message. Does not implicitly {@link warren.metadata.Command.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Command
             * @static
             * @param {warren.metadata.Command.$Properties} message Command message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Command.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.bootstrap != null && $Object.hasOwnProperty.call(message, "bootstrap"))
                    $root.warren.metadata.Bootstrap.encode(message.bootstrap, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.declareExchange != null && $Object.hasOwnProperty.call(message, "declareExchange"))
                    $root.warren.metadata.DeclareExchange.encode(message.declareExchange, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.deleteExchange != null && $Object.hasOwnProperty.call(message, "deleteExchange"))
                    $root.warren.metadata.DeleteExchange.encode(message.deleteExchange, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.declareQueue != null && $Object.hasOwnProperty.call(message, "declareQueue"))
                    $root.warren.metadata.DeclareQueue.encode(message.declareQueue, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.deleteQueue != null && $Object.hasOwnProperty.call(message, "deleteQueue"))
                    $root.warren.metadata.DeleteQueue.encode(message.deleteQueue, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.bind != null && $Object.hasOwnProperty.call(message, "bind"))
                    $root.warren.metadata.Binding.encode(message.bind, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.unbind != null && $Object.hasOwnProperty.call(message, "unbind"))
                    $root.warren.metadata.Binding.encode(message.unbind, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.addVhost != null && $Object.hasOwnProperty.call(message, "addVhost"))
                    $root.warren.metadata.AddVhost.encode(message.addVhost, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.deleteVhost != null && $Object.hasOwnProperty.call(message, "deleteVhost"))
                    $root.warren.metadata.DeleteVhost.encode(message.deleteVhost, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.addUser != null && $Object.hasOwnProperty.call(message, "addUser"))
                    $root.warren.metadata.AddUser.encode(message.addUser, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.deleteUser != null && $Object.hasOwnProperty.call(message, "deleteUser"))
                    $root.warren.metadata.DeleteUser.encode(message.deleteUser, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.changePassword != null && $Object.hasOwnProperty.call(message, "changePassword"))
                    $root.warren.metadata.ChangePassword.encode(message.changePassword, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.setUserTags != null && $Object.hasOwnProperty.call(message, "setUserTags"))
                    $root.warren.metadata.SetUserTags.encode(message.setUserTags, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.setPermissions != null && $Object.hasOwnProperty.call(message, "setPermissions"))
                    $root.warren.metadata.Permission.encode(message.setPermissions, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.clearPermissions != null && $Object.hasOwnProperty.call(message, "clearPermissions"))
                    $root.warren.metadata.ClearPermissions.encode(message.clearPermissions, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.setTopicPermissions != null && $Object.hasOwnProperty.call(message, "setTopicPermissions"))
                    $root.warren.metadata.TopicPermission.encode(message.setTopicPermissions, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.clearTopicPermissions != null && $Object.hasOwnProperty.call(message, "clearTopicPermissions"))
                    $root.warren.metadata.ClearTopicPermissions.encode(message.clearTopicPermissions, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.setClusterName != null && $Object.hasOwnProperty.call(message, "setClusterName"))
                    $root.warren.metadata.SetClusterName.encode(message.setClusterName, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.addMember != null && $Object.hasOwnProperty.call(message, "addMember"))
                    $root.warren.metadata.AddMember.encode(message.addMember, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.removeMember != null && $Object.hasOwnProperty.call(message, "removeMember"))
                    $root.warren.metadata.RemoveMember.encode(message.removeMember, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.setMemberRole != null && $Object.hasOwnProperty.call(message, "setMemberRole"))
                    $root.warren.metadata.SetMemberRole.encode(message.setMemberRole, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.nodeUp != null && $Object.hasOwnProperty.call(message, "nodeUp"))
                    $root.warren.metadata.NodeUp.encode(message.nodeUp, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.nodeDown != null && $Object.hasOwnProperty.call(message, "nodeDown"))
                    $root.warren.metadata.NodeDown.encode(message.nodeDown, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.connectionClosed != null && $Object.hasOwnProperty.call(message, "connectionClosed"))
                    $root.warren.metadata.ConnectionClosed.encode(message.connectionClosed, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.startLineage != null && $Object.hasOwnProperty.call(message, "startLineage"))
                    $root.warren.metadata.StartLineage.encode(message.startLineage, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.renameMember != null && $Object.hasOwnProperty.call(message, "renameMember"))
                    $root.warren.metadata.RenameMember.encode(message.renameMember, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.enableFeatureFlag != null && $Object.hasOwnProperty.call(message, "enableFeatureFlag"))
                    $root.warren.metadata.EnableFeatureFlag.encode(message.enableFeatureFlag, writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                if (message.setPolicy != null && $Object.hasOwnProperty.call(message, "setPolicy"))
                    $root.warren.metadata.Policy.encode(message.setPolicy, writer.uint32(/* id 28, wireType 2 =*/226).fork(), _depth + 1).ldelim();
                if (message.clearPolicy != null && $Object.hasOwnProperty.call(message, "clearPolicy"))
                    $root.warren.metadata.ClearPolicy.encode(message.clearPolicy, writer.uint32(/* id 29, wireType 2 =*/234).fork(), _depth + 1).ldelim();
                if (message.growSyncSet != null && $Object.hasOwnProperty.call(message, "growSyncSet"))
                    $root.warren.metadata.GrowSyncSet.encode(message.growSyncSet, writer.uint32(/* id 30, wireType 2 =*/242).fork(), _depth + 1).ldelim();
                if (message.shrinkSyncSet != null && $Object.hasOwnProperty.call(message, "shrinkSyncSet"))
                    $root.warren.metadata.ShrinkSyncSet.encode(message.shrinkSyncSet, writer.uint32(/* id 31, wireType 2 =*/250).fork(), _depth + 1).ldelim();
                if (message.transferLeader != null && $Object.hasOwnProperty.call(message, "transferLeader"))
                    $root.warren.metadata.TransferLeader.encode(message.transferLeader, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                if (message.setDraining != null && $Object.hasOwnProperty.call(message, "setDraining"))
                    $root.warren.metadata.SetDraining.encode(message.setDraining, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                if (message.setOperatorPolicy != null && $Object.hasOwnProperty.call(message, "setOperatorPolicy"))
                    $root.warren.metadata.Policy.encode(message.setOperatorPolicy, writer.uint32(/* id 34, wireType 2 =*/274).fork(), _depth + 1).ldelim();
                if (message.clearOperatorPolicy != null && $Object.hasOwnProperty.call(message, "clearOperatorPolicy"))
                    $root.warren.metadata.ClearPolicy.encode(message.clearOperatorPolicy, writer.uint32(/* id 35, wireType 2 =*/282).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Command
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Command & warren.metadata.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Command.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Command();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.bootstrap = $root.warren.metadata.Bootstrap.decode(reader, reader.size(), $undefined, _depth + 1, message.bootstrap);
                            message.kind = "bootstrap";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.declareExchange = $root.warren.metadata.DeclareExchange.decode(reader, reader.size(), $undefined, _depth + 1, message.declareExchange);
                            message.kind = "declareExchange";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.deleteExchange = $root.warren.metadata.DeleteExchange.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteExchange);
                            message.kind = "deleteExchange";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.declareQueue = $root.warren.metadata.DeclareQueue.decode(reader, reader.size(), $undefined, _depth + 1, message.declareQueue);
                            message.kind = "declareQueue";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.deleteQueue = $root.warren.metadata.DeleteQueue.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteQueue);
                            message.kind = "deleteQueue";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.bind = $root.warren.metadata.Binding.decode(reader, reader.size(), $undefined, _depth + 1, message.bind);
                            message.kind = "bind";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.unbind = $root.warren.metadata.Binding.decode(reader, reader.size(), $undefined, _depth + 1, message.unbind);
                            message.kind = "unbind";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.addVhost = $root.warren.metadata.AddVhost.decode(reader, reader.size(), $undefined, _depth + 1, message.addVhost);
                            message.kind = "addVhost";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.deleteVhost = $root.warren.metadata.DeleteVhost.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteVhost);
                            message.kind = "deleteVhost";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.addUser = $root.warren.metadata.AddUser.decode(reader, reader.size(), $undefined, _depth + 1, message.addUser);
                            message.kind = "addUser";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.deleteUser = $root.warren.metadata.DeleteUser.decode(reader, reader.size(), $undefined, _depth + 1, message.deleteUser);
                            message.kind = "deleteUser";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.changePassword = $root.warren.metadata.ChangePassword.decode(reader, reader.size(), $undefined, _depth + 1, message.changePassword);
                            message.kind = "changePassword";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.setUserTags = $root.warren.metadata.SetUserTags.decode(reader, reader.size(), $undefined, _depth + 1, message.setUserTags);
                            message.kind = "setUserTags";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.setPermissions = $root.warren.metadata.Permission.decode(reader, reader.size(), $undefined, _depth + 1, message.setPermissions);
                            message.kind = "setPermissions";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.clearPermissions = $root.warren.metadata.ClearPermissions.decode(reader, reader.size(), $undefined, _depth + 1, message.clearPermissions);
                            message.kind = "clearPermissions";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.setTopicPermissions = $root.warren.metadata.TopicPermission.decode(reader, reader.size(), $undefined, _depth + 1, message.setTopicPermissions);
                            message.kind = "setTopicPermissions";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.clearTopicPermissions = $root.warren.metadata.ClearTopicPermissions.decode(reader, reader.size(), $undefined, _depth + 1, message.clearTopicPermissions);
                            message.kind = "clearTopicPermissions";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.setClusterName = $root.warren.metadata.SetClusterName.decode(reader, reader.size(), $undefined, _depth + 1, message.setClusterName);
                            message.kind = "setClusterName";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.addMember = $root.warren.metadata.AddMember.decode(reader, reader.size(), $undefined, _depth + 1, message.addMember);
                            message.kind = "addMember";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.removeMember = $root.warren.metadata.RemoveMember.decode(reader, reader.size(), $undefined, _depth + 1, message.removeMember);
                            message.kind = "removeMember";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.setMemberRole = $root.warren.metadata.SetMemberRole.decode(reader, reader.size(), $undefined, _depth + 1, message.setMemberRole);
                            message.kind = "setMemberRole";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.nodeUp = $root.warren.metadata.NodeUp.decode(reader, reader.size(), $undefined, _depth + 1, message.nodeUp);
                            message.kind = "nodeUp";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.nodeDown = $root.warren.metadata.NodeDown.decode(reader, reader.size(), $undefined, _depth + 1, message.nodeDown);
                            message.kind = "nodeDown";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.connectionClosed = $root.warren.metadata.ConnectionClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.connectionClosed);
                            message.kind = "connectionClosed";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.startLineage = $root.warren.metadata.StartLineage.decode(reader, reader.size(), $undefined, _depth + 1, message.startLineage);
                            message.kind = "startLineage";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.renameMember = $root.warren.metadata.RenameMember.decode(reader, reader.size(), $undefined, _depth + 1, message.renameMember);
                            message.kind = "renameMember";
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            message.enableFeatureFlag = $root.warren.metadata.EnableFeatureFlag.decode(reader, reader.size(), $undefined, _depth + 1, message.enableFeatureFlag);
                            message.kind = "enableFeatureFlag";
                            continue;
                        }
                    case 28: {
                            if (wireType !== 2)
                                break;
                            message.setPolicy = $root.warren.metadata.Policy.decode(reader, reader.size(), $undefined, _depth + 1, message.setPolicy);
                            message.kind = "setPolicy";
                            continue;
                        }
                    case 29: {
                            if (wireType !== 2)
                                break;
                            message.clearPolicy = $root.warren.metadata.ClearPolicy.decode(reader, reader.size(), $undefined, _depth + 1, message.clearPolicy);
                            message.kind = "clearPolicy";
                            continue;
                        }
                    case 30: {
                            if (wireType !== 2)
                                break;
                            message.growSyncSet = $root.warren.metadata.GrowSyncSet.decode(reader, reader.size(), $undefined, _depth + 1, message.growSyncSet);
                            message.kind = "growSyncSet";
                            continue;
                        }
                    case 31: {
                            if (wireType !== 2)
                                break;
                            message.shrinkSyncSet = $root.warren.metadata.ShrinkSyncSet.decode(reader, reader.size(), $undefined, _depth + 1, message.shrinkSyncSet);
                            message.kind = "shrinkSyncSet";
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.transferLeader = $root.warren.metadata.TransferLeader.decode(reader, reader.size(), $undefined, _depth + 1, message.transferLeader);
                            message.kind = "transferLeader";
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.setDraining = $root.warren.metadata.SetDraining.decode(reader, reader.size(), $undefined, _depth + 1, message.setDraining);
                            message.kind = "setDraining";
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.setOperatorPolicy = $root.warren.metadata.Policy.decode(reader, reader.size(), $undefined, _depth + 1, message.setOperatorPolicy);
                            message.kind = "setOperatorPolicy";
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            message.clearOperatorPolicy = $root.warren.metadata.ClearPolicy.decode(reader, reader.size(), $undefined, _depth + 1, message.clearOperatorPolicy);
                            message.kind = "clearOperatorPolicy";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Command;
        })();

        metadata.Bootstrap = (function() {

            /**
             * Properties of a Bootstrap.
             * @typedef {Object} warren.metadata.Bootstrap.$Properties
             * @property {string|null} [clusterName] Bootstrap clusterName
             * @property {string|null} [guestPasswordHash] Bootstrap guestPasswordHash
             * @property {Array.<string>|null} [featureFlags] Bootstrap featureFlags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Bootstrap.
             * @memberof warren.metadata
             * @interface IBootstrap
             * @augments warren.metadata.Bootstrap.$Properties
             * @deprecated Use warren.metadata.Bootstrap.$Properties instead.
             */

            /**
             * Shape of a Bootstrap.
             * @typedef {warren.metadata.Bootstrap.$Properties} warren.metadata.Bootstrap.$Shape
             */

            /**
             * Constructs a new Bootstrap.
             * @memberof warren.metadata
             * @classdesc Represents a Bootstrap.
             * @constructor
             * @param {warren.metadata.Bootstrap.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Bootstrap = function (properties) {
                this.featureFlags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Bootstrap clusterName.
             * @member {string} clusterName
             * @memberof warren.metadata.Bootstrap
             * @instance
             */
            Bootstrap.prototype.clusterName = "";

            /**
             * Bootstrap guestPasswordHash.
             * @member {string} guestPasswordHash
             * @memberof warren.metadata.Bootstrap
             * @instance
             */
            Bootstrap.prototype.guestPasswordHash = "";

            /**
             * Bootstrap featureFlags.
             * @member {Array.<string>} featureFlags
             * @memberof warren.metadata.Bootstrap
             * @instance
             */
            Bootstrap.prototype.featureFlags = $util.emptyArray;

            /**
             * Creates a new Bootstrap instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Bootstrap
             * @static
             * @param {warren.metadata.Bootstrap.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Bootstrap} Bootstrap instance
             * @type {{
             *   (properties: warren.metadata.Bootstrap.$Shape): warren.metadata.Bootstrap & warren.metadata.Bootstrap.$Shape;
             *   (properties?: warren.metadata.Bootstrap.$Properties): warren.metadata.Bootstrap;
             * }}
             */
            Bootstrap.create = function(properties) {
                return new Bootstrap(properties);
            };

            /**
             * Encodes the specified Bootstrap message. Does not implicitly {@link warren.metadata.Bootstrap.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Bootstrap
             * @static
             * @param {warren.metadata.Bootstrap.$Properties} message Bootstrap message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Bootstrap.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName") && message.clusterName !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterName);
                if (message.guestPasswordHash != null && $Object.hasOwnProperty.call(message, "guestPasswordHash") && message.guestPasswordHash !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.guestPasswordHash);
                if (message.featureFlags != null && message.featureFlags.length)
                    for (let i = 0; i < message.featureFlags.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.featureFlags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Bootstrap message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Bootstrap
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Bootstrap & warren.metadata.Bootstrap.$Shape} Bootstrap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Bootstrap.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Bootstrap();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterName = value;
                            else
                                delete message.clusterName;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.guestPasswordHash = value;
                            else
                                delete message.guestPasswordHash;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.featureFlags && message.featureFlags.length))
                                message.featureFlags = [];
                            message.featureFlags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Bootstrap;
        })();

        metadata.DeclareExchange = (function() {

            /**
             * Properties of a DeclareExchange.
             * @typedef {Object} warren.metadata.DeclareExchange.$Properties
             * @property {string|null} [vhost] DeclareExchange vhost
             * @property {string|null} [name] DeclareExchange name
             * @property {string|null} [type] DeclareExchange type
             * @property {boolean|null} [durable] DeclareExchange durable
             * @property {boolean|null} [autoDelete] DeclareExchange autoDelete
             * @property {boolean|null} [internal] DeclareExchange internal
             * @property {Uint8Array|null} ["arguments"] DeclareExchange arguments
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeclareExchange.
             * @memberof warren.metadata
             * @interface IDeclareExchange
             * @augments warren.metadata.DeclareExchange.$Properties
             * @deprecated Use warren.metadata.DeclareExchange.$Properties instead.
             */

            /**
             * Shape of a DeclareExchange.
             * @typedef {warren.metadata.DeclareExchange.$Properties} warren.metadata.DeclareExchange.$Shape
             */

            /**
             * Constructs a new DeclareExchange.
             * @memberof warren.metadata
             * @classdesc Represents a DeclareExchange.
             * @constructor
             * @param {warren.metadata.DeclareExchange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeclareExchange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeclareExchange vhost.
             * @member {string} vhost
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.vhost = "";

            /**
             * DeclareExchange name.
             * @member {string} name
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.name = "";

            /**
             * DeclareExchange type.
             * @member {string} type
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.type = "";

            /**
             * DeclareExchange durable.
             * @member {boolean} durable
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.durable = false;

            /**
             * DeclareExchange autoDelete.
             * @member {boolean} autoDelete
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.autoDelete = false;

            /**
             * DeclareExchange internal.
             * @member {boolean} internal
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype.internal = false;

            /**
             * DeclareExchange arguments.
             * @member {Uint8Array} arguments
             * @memberof warren.metadata.DeclareExchange
             * @instance
             */
            DeclareExchange.prototype["arguments"] = $util.newBuffer([]);

            /**
             * Creates a new DeclareExchange instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeclareExchange
             * @static
             * @param {warren.metadata.DeclareExchange.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeclareExchange} DeclareExchange instance
             * @type {{
             *   (properties: warren.metadata.DeclareExchange.$Shape): warren.metadata.DeclareExchange & warren.metadata.DeclareExchange.$Shape;
             *   (properties?: warren.metadata.DeclareExchange.$Properties): warren.metadata.DeclareExchange;
             * }}
             */
            DeclareExchange.create = function(properties) {
                return new DeclareExchange(properties);
            };

            /**
             * Encodes the specified DeclareExchange message. Does not implicitly {@link warren.metadata.DeclareExchange.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeclareExchange
             * @static
             * @param {warren.metadata.DeclareExchange.$Properties} message DeclareExchange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeclareExchange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.type);
                if (message.durable != null && $Object.hasOwnProperty.call(message, "durable") && message.durable !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.durable);
                if (message.autoDelete != null && $Object.hasOwnProperty.call(message, "autoDelete") && message.autoDelete !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoDelete);
                if (message.internal != null && $Object.hasOwnProperty.call(message, "internal") && message.internal !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.internal);
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments") && message["arguments"].length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message["arguments"]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeclareExchange message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeclareExchange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeclareExchange & warren.metadata.DeclareExchange.$Shape} DeclareExchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeclareExchange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeclareExchange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.durable = value;
                            else
                                delete message.durable;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.autoDelete = value;
                            else
                                delete message.autoDelete;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.internal = value;
                            else
                                delete message.internal;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["arguments"] = value;
                            else
                                delete message["arguments"];
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeclareExchange;
        })();

        metadata.DeleteExchange = (function() {

            /**
             * Properties of a DeleteExchange.
             * @typedef {Object} warren.metadata.DeleteExchange.$Properties
             * @property {string|null} [vhost] DeleteExchange vhost
             * @property {string|null} [name] DeleteExchange name
             * @property {boolean|null} [ifUnused] DeleteExchange ifUnused
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteExchange.
             * @memberof warren.metadata
             * @interface IDeleteExchange
             * @augments warren.metadata.DeleteExchange.$Properties
             * @deprecated Use warren.metadata.DeleteExchange.$Properties instead.
             */

            /**
             * Shape of a DeleteExchange.
             * @typedef {warren.metadata.DeleteExchange.$Properties} warren.metadata.DeleteExchange.$Shape
             */

            /**
             * Constructs a new DeleteExchange.
             * @memberof warren.metadata
             * @classdesc Represents a DeleteExchange.
             * @constructor
             * @param {warren.metadata.DeleteExchange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteExchange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteExchange vhost.
             * @member {string} vhost
             * @memberof warren.metadata.DeleteExchange
             * @instance
             */
            DeleteExchange.prototype.vhost = "";

            /**
             * DeleteExchange name.
             * @member {string} name
             * @memberof warren.metadata.DeleteExchange
             * @instance
             */
            DeleteExchange.prototype.name = "";

            /**
             * DeleteExchange ifUnused.
             * @member {boolean} ifUnused
             * @memberof warren.metadata.DeleteExchange
             * @instance
             */
            DeleteExchange.prototype.ifUnused = false;

            /**
             * Creates a new DeleteExchange instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeleteExchange
             * @static
             * @param {warren.metadata.DeleteExchange.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeleteExchange} DeleteExchange instance
             * @type {{
             *   (properties: warren.metadata.DeleteExchange.$Shape): warren.metadata.DeleteExchange & warren.metadata.DeleteExchange.$Shape;
             *   (properties?: warren.metadata.DeleteExchange.$Properties): warren.metadata.DeleteExchange;
             * }}
             */
            DeleteExchange.create = function(properties) {
                return new DeleteExchange(properties);
            };

            /**
             * Encodes the specified DeleteExchange message. Does not implicitly {@link warren.metadata.DeleteExchange.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeleteExchange
             * @static
             * @param {warren.metadata.DeleteExchange.$Properties} message DeleteExchange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteExchange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.ifUnused != null && $Object.hasOwnProperty.call(message, "ifUnused") && message.ifUnused !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.ifUnused);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteExchange message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeleteExchange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteExchange & warren.metadata.DeleteExchange.$Shape} DeleteExchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteExchange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeleteExchange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ifUnused = value;
                            else
                                delete message.ifUnused;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteExchange;
        })();

        metadata.DeclareQueue = (function() {

            /**
             * Properties of a DeclareQueue.
             * @typedef {Object} warren.metadata.DeclareQueue.$Properties
             * @property {string|null} [vhost] DeclareQueue vhost
             * @property {string|null} [name] DeclareQueue name
             * @property {boolean|null} [durable] DeclareQueue durable
             * @property {boolean|null} [autoDelete] DeclareQueue autoDelete
             * @property {string|null} [connection] DeclareQueue connection
             * @property {boolean|null} [exclusive] DeclareQueue exclusive
             * @property {boolean|null} [serverNamed] DeclareQueue serverNamed
             * @property {Uint8Array|null} ["arguments"] DeclareQueue arguments
             * @property {string|null} [leader] DeclareQueue leader
             * @property {Array.<string>|null} [mirrors] DeclareQueue mirrors
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeclareQueue.
             * @memberof warren.metadata
             * @interface IDeclareQueue
             * @augments warren.metadata.DeclareQueue.$Properties
             * @deprecated Use warren.metadata.DeclareQueue.$Properties instead.
             */

            /**
             * Shape of a DeclareQueue.
             * @typedef {warren.metadata.DeclareQueue.$Properties} warren.metadata.DeclareQueue.$Shape
             */

            /**
             * Constructs a new DeclareQueue.
             * @memberof warren.metadata
             * @classdesc Represents a DeclareQueue.
             * @constructor
             * @param {warren.metadata.DeclareQueue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeclareQueue = function (properties) {
                this.mirrors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeclareQueue vhost.
             * @member {string} vhost
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.vhost = "";

            /**
             * DeclareQueue name.
             * @member {string} name
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.name = "";

            /**
             * DeclareQueue durable.
             * @member {boolean} durable
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.durable = false;

            /**
             * DeclareQueue autoDelete.
             * @member {boolean} autoDelete
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.autoDelete = false;

            /**
             * DeclareQueue connection.
             * @member {string|null|undefined} connection
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.connection = null;

            /**
             * DeclareQueue exclusive.
             * @member {boolean} exclusive
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.exclusive = false;

            /**
             * DeclareQueue serverNamed.
             * @member {boolean} serverNamed
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.serverNamed = false;

            /**
             * DeclareQueue arguments.
             * @member {Uint8Array} arguments
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype["arguments"] = $util.newBuffer([]);

            /**
             * DeclareQueue leader.
             * @member {string} leader
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.leader = "";

            /**
             * DeclareQueue mirrors.
             * @member {Array.<string>} mirrors
             * @memberof warren.metadata.DeclareQueue
             * @instance
             */
            DeclareQueue.prototype.mirrors = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeclareQueue.prototype, "_connection", {
                get: $util.oneOfGetter($oneOfFields = ["connection"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new DeclareQueue instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeclareQueue
             * @static
             * @param {warren.metadata.DeclareQueue.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeclareQueue} DeclareQueue instance
             * @type {{
             *   (properties: warren.metadata.DeclareQueue.$Shape): warren.metadata.DeclareQueue & warren.metadata.DeclareQueue.$Shape;
             *   (properties?: warren.metadata.DeclareQueue.$Properties): warren.metadata.DeclareQueue;
             * }}
             */
            DeclareQueue.create = function(properties) {
                return new DeclareQueue(properties);
            };

            /**
             * Encodes the specified DeclareQueue message. Does not implicitly {@link warren.metadata.DeclareQueue.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeclareQueue
             * @static
             * @param {warren.metadata.DeclareQueue.$Properties} message DeclareQueue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeclareQueue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.durable != null && $Object.hasOwnProperty.call(message, "durable") && message.durable !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.durable);
                if (message.autoDelete != null && $Object.hasOwnProperty.call(message, "autoDelete") && message.autoDelete !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.autoDelete);
                if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.connection);
                if (message.exclusive != null && $Object.hasOwnProperty.call(message, "exclusive") && message.exclusive !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.exclusive);
                if (message.serverNamed != null && $Object.hasOwnProperty.call(message, "serverNamed") && message.serverNamed !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.serverNamed);
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments") && message["arguments"].length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message["arguments"]);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.leader);
                if (message.mirrors != null && message.mirrors.length)
                    for (let i = 0; i < message.mirrors.length; ++i)
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.mirrors[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeclareQueue message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeclareQueue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeclareQueue & warren.metadata.DeclareQueue.$Shape} DeclareQueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeclareQueue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeclareQueue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.durable = value;
                            else
                                delete message.durable;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.autoDelete = value;
                            else
                                delete message.autoDelete;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.connection = reader.stringVerify();
                            message._connection = "connection";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.exclusive = value;
                            else
                                delete message.exclusive;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.serverNamed = value;
                            else
                                delete message.serverNamed;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["arguments"] = value;
                            else
                                delete message["arguments"];
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leader = value;
                            else
                                delete message.leader;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mirrors && message.mirrors.length))
                                message.mirrors = [];
                            message.mirrors.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeclareQueue;
        })();

        metadata.DeleteQueue = (function() {

            /**
             * Properties of a DeleteQueue.
             * @typedef {Object} warren.metadata.DeleteQueue.$Properties
             * @property {string|null} [vhost] DeleteQueue vhost
             * @property {string|null} [name] DeleteQueue name
             * @property {number|Long|null} [uid] DeleteQueue uid
             * @property {string|null} [connection] DeleteQueue connection
             * @property {boolean|null} [force] DeleteQueue force
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteQueue.
             * @memberof warren.metadata
             * @interface IDeleteQueue
             * @augments warren.metadata.DeleteQueue.$Properties
             * @deprecated Use warren.metadata.DeleteQueue.$Properties instead.
             */

            /**
             * Shape of a DeleteQueue.
             * @typedef {warren.metadata.DeleteQueue.$Properties} warren.metadata.DeleteQueue.$Shape
             */

            /**
             * Constructs a new DeleteQueue.
             * @memberof warren.metadata
             * @classdesc Represents a DeleteQueue.
             * @constructor
             * @param {warren.metadata.DeleteQueue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteQueue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteQueue vhost.
             * @member {string} vhost
             * @memberof warren.metadata.DeleteQueue
             * @instance
             */
            DeleteQueue.prototype.vhost = "";

            /**
             * DeleteQueue name.
             * @member {string} name
             * @memberof warren.metadata.DeleteQueue
             * @instance
             */
            DeleteQueue.prototype.name = "";

            /**
             * DeleteQueue uid.
             * @member {number|Long|null|undefined} uid
             * @memberof warren.metadata.DeleteQueue
             * @instance
             */
            DeleteQueue.prototype.uid = null;

            /**
             * DeleteQueue connection.
             * @member {string|null|undefined} connection
             * @memberof warren.metadata.DeleteQueue
             * @instance
             */
            DeleteQueue.prototype.connection = null;

            /**
             * DeleteQueue force.
             * @member {boolean} force
             * @memberof warren.metadata.DeleteQueue
             * @instance
             */
            DeleteQueue.prototype.force = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeleteQueue.prototype, "_uid", {
                get: $util.oneOfGetter($oneOfFields = ["uid"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(DeleteQueue.prototype, "_connection", {
                get: $util.oneOfGetter($oneOfFields = ["connection"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new DeleteQueue instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeleteQueue
             * @static
             * @param {warren.metadata.DeleteQueue.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeleteQueue} DeleteQueue instance
             * @type {{
             *   (properties: warren.metadata.DeleteQueue.$Shape): warren.metadata.DeleteQueue & warren.metadata.DeleteQueue.$Shape;
             *   (properties?: warren.metadata.DeleteQueue.$Properties): warren.metadata.DeleteQueue;
             * }}
             */
            DeleteQueue.create = function(properties) {
                return new DeleteQueue(properties);
            };

            /**
             * Encodes the specified DeleteQueue message. Does not implicitly {@link warren.metadata.DeleteQueue.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeleteQueue
             * @static
             * @param {warren.metadata.DeleteQueue.$Properties} message DeleteQueue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteQueue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.uid);
                if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.connection);
                if (message.force != null && $Object.hasOwnProperty.call(message, "force") && message.force !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.force);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteQueue message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeleteQueue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteQueue & warren.metadata.DeleteQueue.$Shape} DeleteQueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteQueue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeleteQueue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.uid = reader.uint64();
                            message._uid = "uid";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.connection = reader.stringVerify();
                            message._connection = "connection";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.force = value;
                            else
                                delete message.force;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteQueue;
        })();

        metadata.Binding = (function() {

            /**
             * Properties of a Binding.
             * @typedef {Object} warren.metadata.Binding.$Properties
             * @property {string|null} [vhost] Binding vhost
             * @property {string|null} [source] Binding source
             * @property {boolean|null} [toExchange] Binding toExchange
             * @property {string|null} [destination] Binding destination
             * @property {string|null} [routingKey] Binding routingKey
             * @property {Uint8Array|null} ["arguments"] Binding arguments
             * @property {string|null} [connection] Binding connection
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Binding.
             * @memberof warren.metadata
             * @interface IBinding
             * @augments warren.metadata.Binding.$Properties
             * @deprecated Use warren.metadata.Binding.$Properties instead.
             */

            /**
             * Shape of a Binding.
             * @typedef {warren.metadata.Binding.$Properties} warren.metadata.Binding.$Shape
             */

            /**
             * Constructs a new Binding.
             * @memberof warren.metadata
             * @classdesc Represents a Binding.
             * @constructor
             * @param {warren.metadata.Binding.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Binding = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Binding vhost.
             * @member {string} vhost
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.vhost = "";

            /**
             * Binding source.
             * @member {string} source
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.source = "";

            /**
             * Binding toExchange.
             * @member {boolean} toExchange
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.toExchange = false;

            /**
             * Binding destination.
             * @member {string} destination
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.destination = "";

            /**
             * Binding routingKey.
             * @member {string} routingKey
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.routingKey = "";

            /**
             * Binding arguments.
             * @member {Uint8Array} arguments
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype["arguments"] = $util.newBuffer([]);

            /**
             * Binding connection.
             * @member {string|null|undefined} connection
             * @memberof warren.metadata.Binding
             * @instance
             */
            Binding.prototype.connection = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Binding.prototype, "_connection", {
                get: $util.oneOfGetter($oneOfFields = ["connection"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Binding instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Binding
             * @static
             * @param {warren.metadata.Binding.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Binding} Binding instance
             * @type {{
             *   (properties: warren.metadata.Binding.$Shape): warren.metadata.Binding & warren.metadata.Binding.$Shape;
             *   (properties?: warren.metadata.Binding.$Properties): warren.metadata.Binding;
             * }}
             */
            Binding.create = function(properties) {
                return new Binding(properties);
            };

            /**
             * Encodes the specified Binding message. Does not implicitly {@link warren.metadata.Binding.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Binding
             * @static
             * @param {warren.metadata.Binding.$Properties} message Binding message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Binding.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.source);
                if (message.toExchange != null && $Object.hasOwnProperty.call(message, "toExchange") && message.toExchange !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.toExchange);
                if (message.destination != null && $Object.hasOwnProperty.call(message, "destination") && message.destination !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.destination);
                if (message.routingKey != null && $Object.hasOwnProperty.call(message, "routingKey") && message.routingKey !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.routingKey);
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments") && message["arguments"].length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message["arguments"]);
                if (message.connection != null && $Object.hasOwnProperty.call(message, "connection"))
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.connection);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Binding message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Binding
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Binding & warren.metadata.Binding.$Shape} Binding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Binding.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Binding();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.source = value;
                            else
                                delete message.source;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.toExchange = value;
                            else
                                delete message.toExchange;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.destination = value;
                            else
                                delete message.destination;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.routingKey = value;
                            else
                                delete message.routingKey;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["arguments"] = value;
                            else
                                delete message["arguments"];
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.connection = reader.stringVerify();
                            message._connection = "connection";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Binding;
        })();

        metadata.AddVhost = (function() {

            /**
             * Properties of an AddVhost.
             * @typedef {Object} warren.metadata.AddVhost.$Properties
             * @property {string|null} [name] AddVhost name
             * @property {string|null} [description] AddVhost description
             * @property {Array.<string>|null} [tags] AddVhost tags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddVhost.
             * @memberof warren.metadata
             * @interface IAddVhost
             * @augments warren.metadata.AddVhost.$Properties
             * @deprecated Use warren.metadata.AddVhost.$Properties instead.
             */

            /**
             * Shape of an AddVhost.
             * @typedef {warren.metadata.AddVhost.$Properties} warren.metadata.AddVhost.$Shape
             */

            /**
             * Constructs a new AddVhost.
             * @memberof warren.metadata
             * @classdesc Represents an AddVhost.
             * @constructor
             * @param {warren.metadata.AddVhost.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddVhost = function (properties) {
                this.tags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AddVhost name.
             * @member {string} name
             * @memberof warren.metadata.AddVhost
             * @instance
             */
            AddVhost.prototype.name = "";

            /**
             * AddVhost description.
             * @member {string} description
             * @memberof warren.metadata.AddVhost
             * @instance
             */
            AddVhost.prototype.description = "";

            /**
             * AddVhost tags.
             * @member {Array.<string>} tags
             * @memberof warren.metadata.AddVhost
             * @instance
             */
            AddVhost.prototype.tags = $util.emptyArray;

            /**
             * Creates a new AddVhost instance using the specified properties.
             * @function create
             * @memberof warren.metadata.AddVhost
             * @static
             * @param {warren.metadata.AddVhost.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.AddVhost} AddVhost instance
             * @type {{
             *   (properties: warren.metadata.AddVhost.$Shape): warren.metadata.AddVhost & warren.metadata.AddVhost.$Shape;
             *   (properties?: warren.metadata.AddVhost.$Properties): warren.metadata.AddVhost;
             * }}
             */
            AddVhost.create = function(properties) {
                return new AddVhost(properties);
            };

            /**
             * Encodes the specified AddVhost message. Does not implicitly {@link warren.metadata.AddVhost.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.AddVhost
             * @static
             * @param {warren.metadata.AddVhost.$Properties} message AddVhost message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddVhost.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.description);
                if (message.tags != null && message.tags.length)
                    for (let i = 0; i < message.tags.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.tags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddVhost message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.AddVhost
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.AddVhost & warren.metadata.AddVhost.$Shape} AddVhost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddVhost.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.AddVhost();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tags && message.tags.length))
                                message.tags = [];
                            message.tags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AddVhost;
        })();

        metadata.DeleteVhost = (function() {

            /**
             * Properties of a DeleteVhost.
             * @typedef {Object} warren.metadata.DeleteVhost.$Properties
             * @property {string|null} [name] DeleteVhost name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteVhost.
             * @memberof warren.metadata
             * @interface IDeleteVhost
             * @augments warren.metadata.DeleteVhost.$Properties
             * @deprecated Use warren.metadata.DeleteVhost.$Properties instead.
             */

            /**
             * Shape of a DeleteVhost.
             * @typedef {warren.metadata.DeleteVhost.$Properties} warren.metadata.DeleteVhost.$Shape
             */

            /**
             * Constructs a new DeleteVhost.
             * @memberof warren.metadata
             * @classdesc Represents a DeleteVhost.
             * @constructor
             * @param {warren.metadata.DeleteVhost.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteVhost = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteVhost name.
             * @member {string} name
             * @memberof warren.metadata.DeleteVhost
             * @instance
             */
            DeleteVhost.prototype.name = "";

            /**
             * Creates a new DeleteVhost instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeleteVhost
             * @static
             * @param {warren.metadata.DeleteVhost.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeleteVhost} DeleteVhost instance
             * @type {{
             *   (properties: warren.metadata.DeleteVhost.$Shape): warren.metadata.DeleteVhost & warren.metadata.DeleteVhost.$Shape;
             *   (properties?: warren.metadata.DeleteVhost.$Properties): warren.metadata.DeleteVhost;
             * }}
             */
            DeleteVhost.create = function(properties) {
                return new DeleteVhost(properties);
            };

            /**
             * Encodes the specified DeleteVhost message. Does not implicitly {@link warren.metadata.DeleteVhost.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeleteVhost
             * @static
             * @param {warren.metadata.DeleteVhost.$Properties} message DeleteVhost message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteVhost.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteVhost message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeleteVhost
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteVhost & warren.metadata.DeleteVhost.$Shape} DeleteVhost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteVhost.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeleteVhost();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteVhost;
        })();

        metadata.AddUser = (function() {

            /**
             * Properties of an AddUser.
             * @typedef {Object} warren.metadata.AddUser.$Properties
             * @property {string|null} [name] AddUser name
             * @property {string|null} [passwordHash] AddUser passwordHash
             * @property {Array.<string>|null} [tags] AddUser tags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddUser.
             * @memberof warren.metadata
             * @interface IAddUser
             * @augments warren.metadata.AddUser.$Properties
             * @deprecated Use warren.metadata.AddUser.$Properties instead.
             */

            /**
             * Shape of an AddUser.
             * @typedef {warren.metadata.AddUser.$Properties} warren.metadata.AddUser.$Shape
             */

            /**
             * Constructs a new AddUser.
             * @memberof warren.metadata
             * @classdesc Represents an AddUser.
             * @constructor
             * @param {warren.metadata.AddUser.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddUser = function (properties) {
                this.tags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AddUser name.
             * @member {string} name
             * @memberof warren.metadata.AddUser
             * @instance
             */
            AddUser.prototype.name = "";

            /**
             * AddUser passwordHash.
             * @member {string} passwordHash
             * @memberof warren.metadata.AddUser
             * @instance
             */
            AddUser.prototype.passwordHash = "";

            /**
             * AddUser tags.
             * @member {Array.<string>} tags
             * @memberof warren.metadata.AddUser
             * @instance
             */
            AddUser.prototype.tags = $util.emptyArray;

            /**
             * Creates a new AddUser instance using the specified properties.
             * @function create
             * @memberof warren.metadata.AddUser
             * @static
             * @param {warren.metadata.AddUser.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.AddUser} AddUser instance
             * @type {{
             *   (properties: warren.metadata.AddUser.$Shape): warren.metadata.AddUser & warren.metadata.AddUser.$Shape;
             *   (properties?: warren.metadata.AddUser.$Properties): warren.metadata.AddUser;
             * }}
             */
            AddUser.create = function(properties) {
                return new AddUser(properties);
            };

            /**
             * Encodes the specified AddUser message. Does not implicitly {@link warren.metadata.AddUser.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.AddUser
             * @static
             * @param {warren.metadata.AddUser.$Properties} message AddUser message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddUser.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.passwordHash != null && $Object.hasOwnProperty.call(message, "passwordHash") && message.passwordHash !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.passwordHash);
                if (message.tags != null && message.tags.length)
                    for (let i = 0; i < message.tags.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.tags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddUser message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.AddUser
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.AddUser & warren.metadata.AddUser.$Shape} AddUser
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddUser.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.AddUser();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.passwordHash = value;
                            else
                                delete message.passwordHash;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tags && message.tags.length))
                                message.tags = [];
                            message.tags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AddUser;
        })();

        metadata.DeleteUser = (function() {

            /**
             * Properties of a DeleteUser.
             * @typedef {Object} warren.metadata.DeleteUser.$Properties
             * @property {string|null} [name] DeleteUser name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DeleteUser.
             * @memberof warren.metadata
             * @interface IDeleteUser
             * @augments warren.metadata.DeleteUser.$Properties
             * @deprecated Use warren.metadata.DeleteUser.$Properties instead.
             */

            /**
             * Shape of a DeleteUser.
             * @typedef {warren.metadata.DeleteUser.$Properties} warren.metadata.DeleteUser.$Shape
             */

            /**
             * Constructs a new DeleteUser.
             * @memberof warren.metadata
             * @classdesc Represents a DeleteUser.
             * @constructor
             * @param {warren.metadata.DeleteUser.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DeleteUser = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DeleteUser name.
             * @member {string} name
             * @memberof warren.metadata.DeleteUser
             * @instance
             */
            DeleteUser.prototype.name = "";

            /**
             * Creates a new DeleteUser instance using the specified properties.
             * @function create
             * @memberof warren.metadata.DeleteUser
             * @static
             * @param {warren.metadata.DeleteUser.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.DeleteUser} DeleteUser instance
             * @type {{
             *   (properties: warren.metadata.DeleteUser.$Shape): warren.metadata.DeleteUser & warren.metadata.DeleteUser.$Shape;
             *   (properties?: warren.metadata.DeleteUser.$Properties): warren.metadata.DeleteUser;
             * }}
             */
            DeleteUser.create = function(properties) {
                return new DeleteUser(properties);
            };

            /**
             * Encodes the specified DeleteUser message. Does not implicitly {@link warren.metadata.DeleteUser.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.DeleteUser
             * @static
             * @param {warren.metadata.DeleteUser.$Properties} message DeleteUser message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DeleteUser.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DeleteUser message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.DeleteUser
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteUser & warren.metadata.DeleteUser.$Shape} DeleteUser
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DeleteUser.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.DeleteUser();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DeleteUser;
        })();

        metadata.ChangePassword = (function() {

            /**
             * Properties of a ChangePassword.
             * @typedef {Object} warren.metadata.ChangePassword.$Properties
             * @property {string|null} [name] ChangePassword name
             * @property {string|null} [passwordHash] ChangePassword passwordHash
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ChangePassword.
             * @memberof warren.metadata
             * @interface IChangePassword
             * @augments warren.metadata.ChangePassword.$Properties
             * @deprecated Use warren.metadata.ChangePassword.$Properties instead.
             */

            /**
             * Shape of a ChangePassword.
             * @typedef {warren.metadata.ChangePassword.$Properties} warren.metadata.ChangePassword.$Shape
             */

            /**
             * Constructs a new ChangePassword.
             * @memberof warren.metadata
             * @classdesc Represents a ChangePassword.
             * @constructor
             * @param {warren.metadata.ChangePassword.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ChangePassword = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ChangePassword name.
             * @member {string} name
             * @memberof warren.metadata.ChangePassword
             * @instance
             */
            ChangePassword.prototype.name = "";

            /**
             * ChangePassword passwordHash.
             * @member {string} passwordHash
             * @memberof warren.metadata.ChangePassword
             * @instance
             */
            ChangePassword.prototype.passwordHash = "";

            /**
             * Creates a new ChangePassword instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ChangePassword
             * @static
             * @param {warren.metadata.ChangePassword.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ChangePassword} ChangePassword instance
             * @type {{
             *   (properties: warren.metadata.ChangePassword.$Shape): warren.metadata.ChangePassword & warren.metadata.ChangePassword.$Shape;
             *   (properties?: warren.metadata.ChangePassword.$Properties): warren.metadata.ChangePassword;
             * }}
             */
            ChangePassword.create = function(properties) {
                return new ChangePassword(properties);
            };

            /**
             * Encodes the specified ChangePassword message. Does not implicitly {@link warren.metadata.ChangePassword.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ChangePassword
             * @static
             * @param {warren.metadata.ChangePassword.$Properties} message ChangePassword message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ChangePassword.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.passwordHash != null && $Object.hasOwnProperty.call(message, "passwordHash") && message.passwordHash !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.passwordHash);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ChangePassword message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ChangePassword
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ChangePassword & warren.metadata.ChangePassword.$Shape} ChangePassword
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ChangePassword.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ChangePassword();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.passwordHash = value;
                            else
                                delete message.passwordHash;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ChangePassword;
        })();

        metadata.SetUserTags = (function() {

            /**
             * Properties of a SetUserTags.
             * @typedef {Object} warren.metadata.SetUserTags.$Properties
             * @property {string|null} [name] SetUserTags name
             * @property {Array.<string>|null} [tags] SetUserTags tags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetUserTags.
             * @memberof warren.metadata
             * @interface ISetUserTags
             * @augments warren.metadata.SetUserTags.$Properties
             * @deprecated Use warren.metadata.SetUserTags.$Properties instead.
             */

            /**
             * Shape of a SetUserTags.
             * @typedef {warren.metadata.SetUserTags.$Properties} warren.metadata.SetUserTags.$Shape
             */

            /**
             * Constructs a new SetUserTags.
             * @memberof warren.metadata
             * @classdesc Represents a SetUserTags.
             * @constructor
             * @param {warren.metadata.SetUserTags.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetUserTags = function (properties) {
                this.tags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetUserTags name.
             * @member {string} name
             * @memberof warren.metadata.SetUserTags
             * @instance
             */
            SetUserTags.prototype.name = "";

            /**
             * SetUserTags tags.
             * @member {Array.<string>} tags
             * @memberof warren.metadata.SetUserTags
             * @instance
             */
            SetUserTags.prototype.tags = $util.emptyArray;

            /**
             * Creates a new SetUserTags instance using the specified properties.
             * @function create
             * @memberof warren.metadata.SetUserTags
             * @static
             * @param {warren.metadata.SetUserTags.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.SetUserTags} SetUserTags instance
             * @type {{
             *   (properties: warren.metadata.SetUserTags.$Shape): warren.metadata.SetUserTags & warren.metadata.SetUserTags.$Shape;
             *   (properties?: warren.metadata.SetUserTags.$Properties): warren.metadata.SetUserTags;
             * }}
             */
            SetUserTags.create = function(properties) {
                return new SetUserTags(properties);
            };

            /**
             * Encodes the specified SetUserTags message. Does not implicitly {@link warren.metadata.SetUserTags.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.SetUserTags
             * @static
             * @param {warren.metadata.SetUserTags.$Properties} message SetUserTags message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetUserTags.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.tags != null && message.tags.length)
                    for (let i = 0; i < message.tags.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.tags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetUserTags message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.SetUserTags
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.SetUserTags & warren.metadata.SetUserTags.$Shape} SetUserTags
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetUserTags.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.SetUserTags();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tags && message.tags.length))
                                message.tags = [];
                            message.tags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetUserTags;
        })();

        metadata.Permission = (function() {

            /**
             * Properties of a Permission.
             * @typedef {Object} warren.metadata.Permission.$Properties
             * @property {string|null} [user] Permission user
             * @property {string|null} [vhost] Permission vhost
             * @property {string|null} [configure] Permission configure
             * @property {string|null} [write] Permission write
             * @property {string|null} [read] Permission read
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Permission.
             * @memberof warren.metadata
             * @interface IPermission
             * @augments warren.metadata.Permission.$Properties
             * @deprecated Use warren.metadata.Permission.$Properties instead.
             */

            /**
             * Shape of a Permission.
             * @typedef {warren.metadata.Permission.$Properties} warren.metadata.Permission.$Shape
             */

            /**
             * Constructs a new Permission.
             * @memberof warren.metadata
             * @classdesc Represents a Permission.
             * @constructor
             * @param {warren.metadata.Permission.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Permission = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Permission user.
             * @member {string} user
             * @memberof warren.metadata.Permission
             * @instance
             */
            Permission.prototype.user = "";

            /**
             * Permission vhost.
             * @member {string} vhost
             * @memberof warren.metadata.Permission
             * @instance
             */
            Permission.prototype.vhost = "";

            /**
             * Permission configure.
             * @member {string} configure
             * @memberof warren.metadata.Permission
             * @instance
             */
            Permission.prototype.configure = "";

            /**
             * Permission write.
             * @member {string} write
             * @memberof warren.metadata.Permission
             * @instance
             */
            Permission.prototype.write = "";

            /**
             * Permission read.
             * @member {string} read
             * @memberof warren.metadata.Permission
             * @instance
             */
            Permission.prototype.read = "";

            /**
             * Creates a new Permission instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Permission
             * @static
             * @param {warren.metadata.Permission.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Permission} Permission instance
             * @type {{
             *   (properties: warren.metadata.Permission.$Shape): warren.metadata.Permission & warren.metadata.Permission.$Shape;
             *   (properties?: warren.metadata.Permission.$Properties): warren.metadata.Permission;
             * }}
             */
            Permission.create = function(properties) {
                return new Permission(properties);
            };

            /**
             * Encodes the specified Permission message. Does not implicitly {@link warren.metadata.Permission.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Permission
             * @static
             * @param {warren.metadata.Permission.$Properties} message Permission message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Permission.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.user);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message.configure != null && $Object.hasOwnProperty.call(message, "configure") && message.configure !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.configure);
                if (message.write != null && $Object.hasOwnProperty.call(message, "write") && message.write !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.write);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.read);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Permission message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Permission
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Permission & warren.metadata.Permission.$Shape} Permission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Permission.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Permission();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.configure = value;
                            else
                                delete message.configure;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.write = value;
                            else
                                delete message.write;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Permission;
        })();

        metadata.ClearPermissions = (function() {

            /**
             * Properties of a ClearPermissions.
             * @typedef {Object} warren.metadata.ClearPermissions.$Properties
             * @property {string|null} [user] ClearPermissions user
             * @property {string|null} [vhost] ClearPermissions vhost
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClearPermissions.
             * @memberof warren.metadata
             * @interface IClearPermissions
             * @augments warren.metadata.ClearPermissions.$Properties
             * @deprecated Use warren.metadata.ClearPermissions.$Properties instead.
             */

            /**
             * Shape of a ClearPermissions.
             * @typedef {warren.metadata.ClearPermissions.$Properties} warren.metadata.ClearPermissions.$Shape
             */

            /**
             * Constructs a new ClearPermissions.
             * @memberof warren.metadata
             * @classdesc Represents a ClearPermissions.
             * @constructor
             * @param {warren.metadata.ClearPermissions.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClearPermissions = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClearPermissions user.
             * @member {string} user
             * @memberof warren.metadata.ClearPermissions
             * @instance
             */
            ClearPermissions.prototype.user = "";

            /**
             * ClearPermissions vhost.
             * @member {string} vhost
             * @memberof warren.metadata.ClearPermissions
             * @instance
             */
            ClearPermissions.prototype.vhost = "";

            /**
             * Creates a new ClearPermissions instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ClearPermissions
             * @static
             * @param {warren.metadata.ClearPermissions.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ClearPermissions} ClearPermissions instance
             * @type {{
             *   (properties: warren.metadata.ClearPermissions.$Shape): warren.metadata.ClearPermissions & warren.metadata.ClearPermissions.$Shape;
             *   (properties?: warren.metadata.ClearPermissions.$Properties): warren.metadata.ClearPermissions;
             * }}
             */
            ClearPermissions.create = function(properties) {
                return new ClearPermissions(properties);
            };

            /**
             * Encodes the specified ClearPermissions message. Does not implicitly {@link warren.metadata.ClearPermissions.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ClearPermissions
             * @static
             * @param {warren.metadata.ClearPermissions.$Properties} message ClearPermissions message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClearPermissions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.user);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClearPermissions message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ClearPermissions
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ClearPermissions & warren.metadata.ClearPermissions.$Shape} ClearPermissions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClearPermissions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ClearPermissions();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClearPermissions;
        })();

        metadata.TopicPermission = (function() {

            /**
             * Properties of a TopicPermission.
             * @typedef {Object} warren.metadata.TopicPermission.$Properties
             * @property {string|null} [user] TopicPermission user
             * @property {string|null} [vhost] TopicPermission vhost
             * @property {string|null} [exchange] TopicPermission exchange
             * @property {string|null} [write] TopicPermission write
             * @property {string|null} [read] TopicPermission read
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TopicPermission.
             * @memberof warren.metadata
             * @interface ITopicPermission
             * @augments warren.metadata.TopicPermission.$Properties
             * @deprecated Use warren.metadata.TopicPermission.$Properties instead.
             */

            /**
             * Shape of a TopicPermission.
             * @typedef {warren.metadata.TopicPermission.$Properties} warren.metadata.TopicPermission.$Shape
             */

            /**
             * Constructs a new TopicPermission.
             * @memberof warren.metadata
             * @classdesc Represents a TopicPermission.
             * @constructor
             * @param {warren.metadata.TopicPermission.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TopicPermission = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TopicPermission user.
             * @member {string} user
             * @memberof warren.metadata.TopicPermission
             * @instance
             */
            TopicPermission.prototype.user = "";

            /**
             * TopicPermission vhost.
             * @member {string} vhost
             * @memberof warren.metadata.TopicPermission
             * @instance
             */
            TopicPermission.prototype.vhost = "";

            /**
             * TopicPermission exchange.
             * @member {string} exchange
             * @memberof warren.metadata.TopicPermission
             * @instance
             */
            TopicPermission.prototype.exchange = "";

            /**
             * TopicPermission write.
             * @member {string} write
             * @memberof warren.metadata.TopicPermission
             * @instance
             */
            TopicPermission.prototype.write = "";

            /**
             * TopicPermission read.
             * @member {string} read
             * @memberof warren.metadata.TopicPermission
             * @instance
             */
            TopicPermission.prototype.read = "";

            /**
             * Creates a new TopicPermission instance using the specified properties.
             * @function create
             * @memberof warren.metadata.TopicPermission
             * @static
             * @param {warren.metadata.TopicPermission.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.TopicPermission} TopicPermission instance
             * @type {{
             *   (properties: warren.metadata.TopicPermission.$Shape): warren.metadata.TopicPermission & warren.metadata.TopicPermission.$Shape;
             *   (properties?: warren.metadata.TopicPermission.$Properties): warren.metadata.TopicPermission;
             * }}
             */
            TopicPermission.create = function(properties) {
                return new TopicPermission(properties);
            };

            /**
             * Encodes the specified TopicPermission message. Does not implicitly {@link warren.metadata.TopicPermission.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.TopicPermission
             * @static
             * @param {warren.metadata.TopicPermission.$Properties} message TopicPermission message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TopicPermission.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.user);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.exchange);
                if (message.write != null && $Object.hasOwnProperty.call(message, "write") && message.write !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.write);
                if (message.read != null && $Object.hasOwnProperty.call(message, "read") && message.read !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.read);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TopicPermission message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.TopicPermission
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.TopicPermission & warren.metadata.TopicPermission.$Shape} TopicPermission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TopicPermission.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.TopicPermission();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.exchange = value;
                            else
                                delete message.exchange;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.write = value;
                            else
                                delete message.write;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.read = value;
                            else
                                delete message.read;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TopicPermission;
        })();

        metadata.ClearTopicPermissions = (function() {

            /**
             * Properties of a ClearTopicPermissions.
             * @typedef {Object} warren.metadata.ClearTopicPermissions.$Properties
             * @property {string|null} [user] ClearTopicPermissions user
             * @property {string|null} [vhost] ClearTopicPermissions vhost
             * @property {string|null} [exchange] ClearTopicPermissions exchange
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClearTopicPermissions.
             * @memberof warren.metadata
             * @interface IClearTopicPermissions
             * @augments warren.metadata.ClearTopicPermissions.$Properties
             * @deprecated Use warren.metadata.ClearTopicPermissions.$Properties instead.
             */

            /**
             * Shape of a ClearTopicPermissions.
             * @typedef {warren.metadata.ClearTopicPermissions.$Properties} warren.metadata.ClearTopicPermissions.$Shape
             */

            /**
             * Constructs a new ClearTopicPermissions.
             * @memberof warren.metadata
             * @classdesc Represents a ClearTopicPermissions.
             * @constructor
             * @param {warren.metadata.ClearTopicPermissions.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClearTopicPermissions = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClearTopicPermissions user.
             * @member {string} user
             * @memberof warren.metadata.ClearTopicPermissions
             * @instance
             */
            ClearTopicPermissions.prototype.user = "";

            /**
             * ClearTopicPermissions vhost.
             * @member {string} vhost
             * @memberof warren.metadata.ClearTopicPermissions
             * @instance
             */
            ClearTopicPermissions.prototype.vhost = "";

            /**
             * ClearTopicPermissions exchange.
             * @member {string|null|undefined} exchange
             * @memberof warren.metadata.ClearTopicPermissions
             * @instance
             */
            ClearTopicPermissions.prototype.exchange = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ClearTopicPermissions.prototype, "_exchange", {
                get: $util.oneOfGetter($oneOfFields = ["exchange"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ClearTopicPermissions instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ClearTopicPermissions
             * @static
             * @param {warren.metadata.ClearTopicPermissions.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ClearTopicPermissions} ClearTopicPermissions instance
             * @type {{
             *   (properties: warren.metadata.ClearTopicPermissions.$Shape): warren.metadata.ClearTopicPermissions & warren.metadata.ClearTopicPermissions.$Shape;
             *   (properties?: warren.metadata.ClearTopicPermissions.$Properties): warren.metadata.ClearTopicPermissions;
             * }}
             */
            ClearTopicPermissions.create = function(properties) {
                return new ClearTopicPermissions(properties);
            };

            /**
             * Encodes the specified ClearTopicPermissions message. Does not implicitly {@link warren.metadata.ClearTopicPermissions.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ClearTopicPermissions
             * @static
             * @param {warren.metadata.ClearTopicPermissions.$Properties} message ClearTopicPermissions message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClearTopicPermissions.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.user != null && $Object.hasOwnProperty.call(message, "user") && message.user !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.user);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.exchange);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClearTopicPermissions message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ClearTopicPermissions
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ClearTopicPermissions & warren.metadata.ClearTopicPermissions.$Shape} ClearTopicPermissions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClearTopicPermissions.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ClearTopicPermissions();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.user = value;
                            else
                                delete message.user;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.exchange = reader.stringVerify();
                            message._exchange = "exchange";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClearTopicPermissions;
        })();

        metadata.Policy = (function() {

            /**
             * Properties of a Policy.
             * @typedef {Object} warren.metadata.Policy.$Properties
             * @property {string|null} [vhost] Policy vhost
             * @property {string|null} [name] Policy name
             * @property {string|null} [pattern] Policy pattern
             * @property {string|null} [applyTo] Policy applyTo
             * @property {string|null} [definition] Policy definition
             * @property {number|Long|null} [priority] Policy priority
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Policy.
             * @memberof warren.metadata
             * @interface IPolicy
             * @augments warren.metadata.Policy.$Properties
             * @deprecated Use warren.metadata.Policy.$Properties instead.
             */

            /**
             * Shape of a Policy.
             * @typedef {warren.metadata.Policy.$Properties} warren.metadata.Policy.$Shape
             */

            /**
             * Constructs a new Policy.
             * @memberof warren.metadata
             * @classdesc Represents a Policy.
             * @constructor
             * @param {warren.metadata.Policy.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Policy = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Policy vhost.
             * @member {string} vhost
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.vhost = "";

            /**
             * Policy name.
             * @member {string} name
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.name = "";

            /**
             * Policy pattern.
             * @member {string} pattern
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.pattern = "";

            /**
             * Policy applyTo.
             * @member {string} applyTo
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.applyTo = "";

            /**
             * Policy definition.
             * @member {string} definition
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.definition = "";

            /**
             * Policy priority.
             * @member {number|Long} priority
             * @memberof warren.metadata.Policy
             * @instance
             */
            Policy.prototype.priority = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Creates a new Policy instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Policy
             * @static
             * @param {warren.metadata.Policy.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Policy} Policy instance
             * @type {{
             *   (properties: warren.metadata.Policy.$Shape): warren.metadata.Policy & warren.metadata.Policy.$Shape;
             *   (properties?: warren.metadata.Policy.$Properties): warren.metadata.Policy;
             * }}
             */
            Policy.create = function(properties) {
                return new Policy(properties);
            };

            /**
             * Encodes the specified Policy message. Does not implicitly {@link warren.metadata.Policy.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Policy
             * @static
             * @param {warren.metadata.Policy.$Properties} message Policy message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Policy.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.pattern != null && $Object.hasOwnProperty.call(message, "pattern") && message.pattern !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.pattern);
                if (message.applyTo != null && $Object.hasOwnProperty.call(message, "applyTo") && message.applyTo !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.applyTo);
                if (message.definition != null && $Object.hasOwnProperty.call(message, "definition") && message.definition !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.definition);
                if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && (typeof message.priority === "object" ? message.priority.low || message.priority.high : message.priority !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).sint64(message.priority);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Policy message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Policy
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Policy & warren.metadata.Policy.$Shape} Policy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Policy.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Policy();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.pattern = value;
                            else
                                delete message.pattern;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.applyTo = value;
                            else
                                delete message.applyTo;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.definition = value;
                            else
                                delete message.definition;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.priority = value;
                            else
                                delete message.priority;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Policy;
        })();

        metadata.ClearPolicy = (function() {

            /**
             * Properties of a ClearPolicy.
             * @typedef {Object} warren.metadata.ClearPolicy.$Properties
             * @property {string|null} [vhost] ClearPolicy vhost
             * @property {string|null} [name] ClearPolicy name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClearPolicy.
             * @memberof warren.metadata
             * @interface IClearPolicy
             * @augments warren.metadata.ClearPolicy.$Properties
             * @deprecated Use warren.metadata.ClearPolicy.$Properties instead.
             */

            /**
             * Shape of a ClearPolicy.
             * @typedef {warren.metadata.ClearPolicy.$Properties} warren.metadata.ClearPolicy.$Shape
             */

            /**
             * Constructs a new ClearPolicy.
             * @memberof warren.metadata
             * @classdesc Represents a ClearPolicy.
             * @constructor
             * @param {warren.metadata.ClearPolicy.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClearPolicy = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClearPolicy vhost.
             * @member {string} vhost
             * @memberof warren.metadata.ClearPolicy
             * @instance
             */
            ClearPolicy.prototype.vhost = "";

            /**
             * ClearPolicy name.
             * @member {string} name
             * @memberof warren.metadata.ClearPolicy
             * @instance
             */
            ClearPolicy.prototype.name = "";

            /**
             * Creates a new ClearPolicy instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ClearPolicy
             * @static
             * @param {warren.metadata.ClearPolicy.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ClearPolicy} ClearPolicy instance
             * @type {{
             *   (properties: warren.metadata.ClearPolicy.$Shape): warren.metadata.ClearPolicy & warren.metadata.ClearPolicy.$Shape;
             *   (properties?: warren.metadata.ClearPolicy.$Properties): warren.metadata.ClearPolicy;
             * }}
             */
            ClearPolicy.create = function(properties) {
                return new ClearPolicy(properties);
            };

            /**
             * Encodes the specified ClearPolicy message. Does not implicitly {@link warren.metadata.ClearPolicy.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ClearPolicy
             * @static
             * @param {warren.metadata.ClearPolicy.$Properties} message ClearPolicy message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClearPolicy.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClearPolicy message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ClearPolicy
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ClearPolicy & warren.metadata.ClearPolicy.$Shape} ClearPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClearPolicy.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ClearPolicy();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClearPolicy;
        })();

        metadata.SetClusterName = (function() {

            /**
             * Properties of a SetClusterName.
             * @typedef {Object} warren.metadata.SetClusterName.$Properties
             * @property {string|null} [name] SetClusterName name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetClusterName.
             * @memberof warren.metadata
             * @interface ISetClusterName
             * @augments warren.metadata.SetClusterName.$Properties
             * @deprecated Use warren.metadata.SetClusterName.$Properties instead.
             */

            /**
             * Shape of a SetClusterName.
             * @typedef {warren.metadata.SetClusterName.$Properties} warren.metadata.SetClusterName.$Shape
             */

            /**
             * Constructs a new SetClusterName.
             * @memberof warren.metadata
             * @classdesc Represents a SetClusterName.
             * @constructor
             * @param {warren.metadata.SetClusterName.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetClusterName = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetClusterName name.
             * @member {string} name
             * @memberof warren.metadata.SetClusterName
             * @instance
             */
            SetClusterName.prototype.name = "";

            /**
             * Creates a new SetClusterName instance using the specified properties.
             * @function create
             * @memberof warren.metadata.SetClusterName
             * @static
             * @param {warren.metadata.SetClusterName.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.SetClusterName} SetClusterName instance
             * @type {{
             *   (properties: warren.metadata.SetClusterName.$Shape): warren.metadata.SetClusterName & warren.metadata.SetClusterName.$Shape;
             *   (properties?: warren.metadata.SetClusterName.$Properties): warren.metadata.SetClusterName;
             * }}
             */
            SetClusterName.create = function(properties) {
                return new SetClusterName(properties);
            };

            /**
             * Encodes the specified SetClusterName message. Does not implicitly {@link warren.metadata.SetClusterName.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.SetClusterName
             * @static
             * @param {warren.metadata.SetClusterName.$Properties} message SetClusterName message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetClusterName.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetClusterName message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.SetClusterName
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.SetClusterName & warren.metadata.SetClusterName.$Shape} SetClusterName
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetClusterName.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.SetClusterName();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetClusterName;
        })();

        metadata.AddMember = (function() {

            /**
             * Properties of an AddMember.
             * @typedef {Object} warren.metadata.AddMember.$Properties
             * @property {string|null} [id] AddMember id
             * @property {string|null} [name] AddMember name
             * @property {boolean|null} [ram] AddMember ram
             * @property {string|null} [host] AddMember host
             * @property {number|null} [clusterPort] AddMember clusterPort
             * @property {Array.<string>|null} [featureFlags] AddMember featureFlags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AddMember.
             * @memberof warren.metadata
             * @interface IAddMember
             * @augments warren.metadata.AddMember.$Properties
             * @deprecated Use warren.metadata.AddMember.$Properties instead.
             */

            /**
             * Shape of an AddMember.
             * @typedef {warren.metadata.AddMember.$Properties} warren.metadata.AddMember.$Shape
             */

            /**
             * Constructs a new AddMember.
             * @memberof warren.metadata
             * @classdesc Represents an AddMember.
             * @constructor
             * @param {warren.metadata.AddMember.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AddMember = function (properties) {
                this.featureFlags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AddMember id.
             * @member {string} id
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.id = "";

            /**
             * AddMember name.
             * @member {string} name
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.name = "";

            /**
             * AddMember ram.
             * @member {boolean} ram
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.ram = false;

            /**
             * AddMember host.
             * @member {string} host
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.host = "";

            /**
             * AddMember clusterPort.
             * @member {number} clusterPort
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.clusterPort = 0;

            /**
             * AddMember featureFlags.
             * @member {Array.<string>} featureFlags
             * @memberof warren.metadata.AddMember
             * @instance
             */
            AddMember.prototype.featureFlags = $util.emptyArray;

            /**
             * Creates a new AddMember instance using the specified properties.
             * @function create
             * @memberof warren.metadata.AddMember
             * @static
             * @param {warren.metadata.AddMember.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.AddMember} AddMember instance
             * @type {{
             *   (properties: warren.metadata.AddMember.$Shape): warren.metadata.AddMember & warren.metadata.AddMember.$Shape;
             *   (properties?: warren.metadata.AddMember.$Properties): warren.metadata.AddMember;
             * }}
             */
            AddMember.create = function(properties) {
                return new AddMember(properties);
            };

            /**
             * Encodes the specified AddMember message. Does not implicitly {@link warren.metadata.AddMember.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.AddMember
             * @static
             * @param {warren.metadata.AddMember.$Properties} message AddMember message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AddMember.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.ram != null && $Object.hasOwnProperty.call(message, "ram") && message.ram !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.ram);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.host);
                if (message.clusterPort != null && $Object.hasOwnProperty.call(message, "clusterPort") && message.clusterPort !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.clusterPort);
                if (message.featureFlags != null && message.featureFlags.length)
                    for (let i = 0; i < message.featureFlags.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.featureFlags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AddMember message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.AddMember
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.AddMember & warren.metadata.AddMember.$Shape} AddMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AddMember.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.AddMember();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ram = value;
                            else
                                delete message.ram;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clusterPort = value;
                            else
                                delete message.clusterPort;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.featureFlags && message.featureFlags.length))
                                message.featureFlags = [];
                            message.featureFlags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AddMember;
        })();

        metadata.RemoveMember = (function() {

            /**
             * Properties of a RemoveMember.
             * @typedef {Object} warren.metadata.RemoveMember.$Properties
             * @property {string|null} [id] RemoveMember id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RemoveMember.
             * @memberof warren.metadata
             * @interface IRemoveMember
             * @augments warren.metadata.RemoveMember.$Properties
             * @deprecated Use warren.metadata.RemoveMember.$Properties instead.
             */

            /**
             * Shape of a RemoveMember.
             * @typedef {warren.metadata.RemoveMember.$Properties} warren.metadata.RemoveMember.$Shape
             */

            /**
             * Constructs a new RemoveMember.
             * @memberof warren.metadata
             * @classdesc Represents a RemoveMember.
             * @constructor
             * @param {warren.metadata.RemoveMember.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RemoveMember = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RemoveMember id.
             * @member {string} id
             * @memberof warren.metadata.RemoveMember
             * @instance
             */
            RemoveMember.prototype.id = "";

            /**
             * Creates a new RemoveMember instance using the specified properties.
             * @function create
             * @memberof warren.metadata.RemoveMember
             * @static
             * @param {warren.metadata.RemoveMember.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.RemoveMember} RemoveMember instance
             * @type {{
             *   (properties: warren.metadata.RemoveMember.$Shape): warren.metadata.RemoveMember & warren.metadata.RemoveMember.$Shape;
             *   (properties?: warren.metadata.RemoveMember.$Properties): warren.metadata.RemoveMember;
             * }}
             */
            RemoveMember.create = function(properties) {
                return new RemoveMember(properties);
            };

            /**
             * Encodes the specified RemoveMember message. Does not implicitly {@link warren.metadata.RemoveMember.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.RemoveMember
             * @static
             * @param {warren.metadata.RemoveMember.$Properties} message RemoveMember message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RemoveMember.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RemoveMember message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.RemoveMember
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.RemoveMember & warren.metadata.RemoveMember.$Shape} RemoveMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RemoveMember.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.RemoveMember();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RemoveMember;
        })();

        metadata.SetMemberRole = (function() {

            /**
             * Properties of a SetMemberRole.
             * @typedef {Object} warren.metadata.SetMemberRole.$Properties
             * @property {string|null} [id] SetMemberRole id
             * @property {boolean|null} [ram] SetMemberRole ram
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetMemberRole.
             * @memberof warren.metadata
             * @interface ISetMemberRole
             * @augments warren.metadata.SetMemberRole.$Properties
             * @deprecated Use warren.metadata.SetMemberRole.$Properties instead.
             */

            /**
             * Shape of a SetMemberRole.
             * @typedef {warren.metadata.SetMemberRole.$Properties} warren.metadata.SetMemberRole.$Shape
             */

            /**
             * Constructs a new SetMemberRole.
             * @memberof warren.metadata
             * @classdesc Represents a SetMemberRole.
             * @constructor
             * @param {warren.metadata.SetMemberRole.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetMemberRole = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetMemberRole id.
             * @member {string} id
             * @memberof warren.metadata.SetMemberRole
             * @instance
             */
            SetMemberRole.prototype.id = "";

            /**
             * SetMemberRole ram.
             * @member {boolean} ram
             * @memberof warren.metadata.SetMemberRole
             * @instance
             */
            SetMemberRole.prototype.ram = false;

            /**
             * Creates a new SetMemberRole instance using the specified properties.
             * @function create
             * @memberof warren.metadata.SetMemberRole
             * @static
             * @param {warren.metadata.SetMemberRole.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.SetMemberRole} SetMemberRole instance
             * @type {{
             *   (properties: warren.metadata.SetMemberRole.$Shape): warren.metadata.SetMemberRole & warren.metadata.SetMemberRole.$Shape;
             *   (properties?: warren.metadata.SetMemberRole.$Properties): warren.metadata.SetMemberRole;
             * }}
             */
            SetMemberRole.create = function(properties) {
                return new SetMemberRole(properties);
            };

            /**
             * Encodes the specified SetMemberRole message. Does not implicitly {@link warren.metadata.SetMemberRole.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.SetMemberRole
             * @static
             * @param {warren.metadata.SetMemberRole.$Properties} message SetMemberRole message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetMemberRole.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.ram != null && $Object.hasOwnProperty.call(message, "ram") && message.ram !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.ram);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetMemberRole message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.SetMemberRole
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.SetMemberRole & warren.metadata.SetMemberRole.$Shape} SetMemberRole
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetMemberRole.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.SetMemberRole();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ram = value;
                            else
                                delete message.ram;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetMemberRole;
        })();

        metadata.RenameMember = (function() {

            /**
             * Properties of a RenameMember.
             * @typedef {Object} warren.metadata.RenameMember.$Properties
             * @property {string|null} [id] RenameMember id
             * @property {string|null} [name] RenameMember name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RenameMember.
             * @memberof warren.metadata
             * @interface IRenameMember
             * @augments warren.metadata.RenameMember.$Properties
             * @deprecated Use warren.metadata.RenameMember.$Properties instead.
             */

            /**
             * Shape of a RenameMember.
             * @typedef {warren.metadata.RenameMember.$Properties} warren.metadata.RenameMember.$Shape
             */

            /**
             * Constructs a new RenameMember.
             * @memberof warren.metadata
             * @classdesc Represents a RenameMember.
             * @constructor
             * @param {warren.metadata.RenameMember.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RenameMember = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RenameMember id.
             * @member {string} id
             * @memberof warren.metadata.RenameMember
             * @instance
             */
            RenameMember.prototype.id = "";

            /**
             * RenameMember name.
             * @member {string} name
             * @memberof warren.metadata.RenameMember
             * @instance
             */
            RenameMember.prototype.name = "";

            /**
             * Creates a new RenameMember instance using the specified properties.
             * @function create
             * @memberof warren.metadata.RenameMember
             * @static
             * @param {warren.metadata.RenameMember.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.RenameMember} RenameMember instance
             * @type {{
             *   (properties: warren.metadata.RenameMember.$Shape): warren.metadata.RenameMember & warren.metadata.RenameMember.$Shape;
             *   (properties?: warren.metadata.RenameMember.$Properties): warren.metadata.RenameMember;
             * }}
             */
            RenameMember.create = function(properties) {
                return new RenameMember(properties);
            };

            /**
             * Encodes the specified RenameMember message. Does not implicitly {@link warren.metadata.RenameMember.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.RenameMember
             * @static
             * @param {warren.metadata.RenameMember.$Properties} message RenameMember message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RenameMember.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RenameMember message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.RenameMember
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.RenameMember & warren.metadata.RenameMember.$Shape} RenameMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RenameMember.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.RenameMember();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RenameMember;
        })();

        metadata.EnableFeatureFlag = (function() {

            /**
             * Properties of an EnableFeatureFlag.
             * @typedef {Object} warren.metadata.EnableFeatureFlag.$Properties
             * @property {string|null} [name] EnableFeatureFlag name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EnableFeatureFlag.
             * @memberof warren.metadata
             * @interface IEnableFeatureFlag
             * @augments warren.metadata.EnableFeatureFlag.$Properties
             * @deprecated Use warren.metadata.EnableFeatureFlag.$Properties instead.
             */

            /**
             * Shape of an EnableFeatureFlag.
             * @typedef {warren.metadata.EnableFeatureFlag.$Properties} warren.metadata.EnableFeatureFlag.$Shape
             */

            /**
             * Constructs a new EnableFeatureFlag.
             * @memberof warren.metadata
             * @classdesc Represents an EnableFeatureFlag.
             * @constructor
             * @param {warren.metadata.EnableFeatureFlag.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EnableFeatureFlag = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EnableFeatureFlag name.
             * @member {string} name
             * @memberof warren.metadata.EnableFeatureFlag
             * @instance
             */
            EnableFeatureFlag.prototype.name = "";

            /**
             * Creates a new EnableFeatureFlag instance using the specified properties.
             * @function create
             * @memberof warren.metadata.EnableFeatureFlag
             * @static
             * @param {warren.metadata.EnableFeatureFlag.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.EnableFeatureFlag} EnableFeatureFlag instance
             * @type {{
             *   (properties: warren.metadata.EnableFeatureFlag.$Shape): warren.metadata.EnableFeatureFlag & warren.metadata.EnableFeatureFlag.$Shape;
             *   (properties?: warren.metadata.EnableFeatureFlag.$Properties): warren.metadata.EnableFeatureFlag;
             * }}
             */
            EnableFeatureFlag.create = function(properties) {
                return new EnableFeatureFlag(properties);
            };

            /**
             * Encodes the specified EnableFeatureFlag message. Does not implicitly {@link warren.metadata.EnableFeatureFlag.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.EnableFeatureFlag
             * @static
             * @param {warren.metadata.EnableFeatureFlag.$Properties} message EnableFeatureFlag message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EnableFeatureFlag.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EnableFeatureFlag message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.EnableFeatureFlag
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.EnableFeatureFlag & warren.metadata.EnableFeatureFlag.$Shape} EnableFeatureFlag
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EnableFeatureFlag.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.EnableFeatureFlag();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EnableFeatureFlag;
        })();

        metadata.NodeUp = (function() {

            /**
             * Properties of a NodeUp.
             * @typedef {Object} warren.metadata.NodeUp.$Properties
             * @property {string|null} [node] NodeUp node
             * @property {number|Long|null} [incarnation] NodeUp incarnation
             * @property {string|null} [host] NodeUp host
             * @property {number|null} [clusterPort] NodeUp clusterPort
             * @property {number|null} [amqpPort] NodeUp amqpPort
             * @property {string|null} [version] NodeUp version
             * @property {Array.<warren.metadata.HeardNode.$Properties>|null} [hears] NodeUp hears
             * @property {Array.<string>|null} [featureFlags] NodeUp featureFlags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeUp.
             * @memberof warren.metadata
             * @interface INodeUp
             * @augments warren.metadata.NodeUp.$Properties
             * @deprecated Use warren.metadata.NodeUp.$Properties instead.
             */

            /**
             * Shape of a NodeUp.
             * @typedef {warren.metadata.NodeUp.$Properties} warren.metadata.NodeUp.$Shape
             */

            /**
             * Constructs a new NodeUp.
             * @memberof warren.metadata
             * @classdesc Represents a NodeUp.
             * @constructor
             * @param {warren.metadata.NodeUp.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeUp = function (properties) {
                this.hears = [];
                this.featureFlags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NodeUp node.
             * @member {string} node
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.node = "";

            /**
             * NodeUp incarnation.
             * @member {number|Long} incarnation
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NodeUp host.
             * @member {string} host
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.host = "";

            /**
             * NodeUp clusterPort.
             * @member {number} clusterPort
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.clusterPort = 0;

            /**
             * NodeUp amqpPort.
             * @member {number} amqpPort
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.amqpPort = 0;

            /**
             * NodeUp version.
             * @member {string} version
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.version = "";

            /**
             * NodeUp hears.
             * @member {Array.<warren.metadata.HeardNode.$Properties>} hears
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.hears = $util.emptyArray;

            /**
             * NodeUp featureFlags.
             * @member {Array.<string>} featureFlags
             * @memberof warren.metadata.NodeUp
             * @instance
             */
            NodeUp.prototype.featureFlags = $util.emptyArray;

            /**
             * Creates a new NodeUp instance using the specified properties.
             * @function create
             * @memberof warren.metadata.NodeUp
             * @static
             * @param {warren.metadata.NodeUp.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.NodeUp} NodeUp instance
             * @type {{
             *   (properties: warren.metadata.NodeUp.$Shape): warren.metadata.NodeUp & warren.metadata.NodeUp.$Shape;
             *   (properties?: warren.metadata.NodeUp.$Properties): warren.metadata.NodeUp;
             * }}
             */
            NodeUp.create = function(properties) {
                return new NodeUp(properties);
            };

            /**
             * Encodes the specified NodeUp message. Does not implicitly {@link warren.metadata.NodeUp.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.NodeUp
             * @static
             * @param {warren.metadata.NodeUp.$Properties} message NodeUp message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.incarnation);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.host);
                if (message.clusterPort != null && $Object.hasOwnProperty.call(message, "clusterPort") && message.clusterPort !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.clusterPort);
                if (message.amqpPort != null && $Object.hasOwnProperty.call(message, "amqpPort") && message.amqpPort !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.amqpPort);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.version);
                if (message.hears != null && message.hears.length)
                    for (let i = 0; i < message.hears.length; ++i)
                        $root.warren.metadata.HeardNode.encode(message.hears[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.featureFlags != null && message.featureFlags.length)
                    for (let i = 0; i < message.featureFlags.length; ++i)
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.featureFlags[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeUp message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.NodeUp
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.NodeUp & warren.metadata.NodeUp.$Shape} NodeUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.NodeUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clusterPort = value;
                            else
                                delete message.clusterPort;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.amqpPort = value;
                            else
                                delete message.amqpPort;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hears && message.hears.length))
                                message.hears = [];
                            message.hears.push($root.warren.metadata.HeardNode.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.featureFlags && message.featureFlags.length))
                                message.featureFlags = [];
                            message.featureFlags.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NodeUp;
        })();

        metadata.HeardNode = (function() {

            /**
             * Properties of a HeardNode.
             * @typedef {Object} warren.metadata.HeardNode.$Properties
             * @property {string|null} [node] HeardNode node
             * @property {number|Long|null} [incarnation] HeardNode incarnation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeardNode.
             * @memberof warren.metadata
             * @interface IHeardNode
             * @augments warren.metadata.HeardNode.$Properties
             * @deprecated Use warren.metadata.HeardNode.$Properties instead.
             */

            /**
             * Shape of a HeardNode.
             * @typedef {warren.metadata.HeardNode.$Properties} warren.metadata.HeardNode.$Shape
             */

            /**
             * Constructs a new HeardNode.
             * @memberof warren.metadata
             * @classdesc Represents a HeardNode.
             * @constructor
             * @param {warren.metadata.HeardNode.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeardNode = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HeardNode node.
             * @member {string} node
             * @memberof warren.metadata.HeardNode
             * @instance
             */
            HeardNode.prototype.node = "";

            /**
             * HeardNode incarnation.
             * @member {number|Long} incarnation
             * @memberof warren.metadata.HeardNode
             * @instance
             */
            HeardNode.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new HeardNode instance using the specified properties.
             * @function create
             * @memberof warren.metadata.HeardNode
             * @static
             * @param {warren.metadata.HeardNode.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.HeardNode} HeardNode instance
             * @type {{
             *   (properties: warren.metadata.HeardNode.$Shape): warren.metadata.HeardNode & warren.metadata.HeardNode.$Shape;
             *   (properties?: warren.metadata.HeardNode.$Properties): warren.metadata.HeardNode;
             * }}
             */
            HeardNode.create = function(properties) {
                return new HeardNode(properties);
            };

            /**
             * Encodes the specified HeardNode message. Does not implicitly {@link warren.metadata.HeardNode.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.HeardNode
             * @static
             * @param {warren.metadata.HeardNode.$Properties} message HeardNode message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HeardNode.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.incarnation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeardNode message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.HeardNode
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.HeardNode & warren.metadata.HeardNode.$Shape} HeardNode
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HeardNode.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.HeardNode();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HeardNode;
        })();

        metadata.NodeDown = (function() {

            /**
             * Properties of a NodeDown.
             * @typedef {Object} warren.metadata.NodeDown.$Properties
             * @property {string|null} [node] NodeDown node
             * @property {number|Long|null} [incarnation] NodeDown incarnation
             * @property {boolean|null} [planned] NodeDown planned
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeDown.
             * @memberof warren.metadata
             * @interface INodeDown
             * @augments warren.metadata.NodeDown.$Properties
             * @deprecated Use warren.metadata.NodeDown.$Properties instead.
             */

            /**
             * Shape of a NodeDown.
             * @typedef {warren.metadata.NodeDown.$Properties} warren.metadata.NodeDown.$Shape
             */

            /**
             * Constructs a new NodeDown.
             * @memberof warren.metadata
             * @classdesc Represents a NodeDown.
             * @constructor
             * @param {warren.metadata.NodeDown.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeDown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NodeDown node.
             * @member {string} node
             * @memberof warren.metadata.NodeDown
             * @instance
             */
            NodeDown.prototype.node = "";

            /**
             * NodeDown incarnation.
             * @member {number|Long} incarnation
             * @memberof warren.metadata.NodeDown
             * @instance
             */
            NodeDown.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NodeDown planned.
             * @member {boolean} planned
             * @memberof warren.metadata.NodeDown
             * @instance
             */
            NodeDown.prototype.planned = false;

            /**
             * Creates a new NodeDown instance using the specified properties.
             * @function create
             * @memberof warren.metadata.NodeDown
             * @static
             * @param {warren.metadata.NodeDown.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.NodeDown} NodeDown instance
             * @type {{
             *   (properties: warren.metadata.NodeDown.$Shape): warren.metadata.NodeDown & warren.metadata.NodeDown.$Shape;
             *   (properties?: warren.metadata.NodeDown.$Properties): warren.metadata.NodeDown;
             * }}
             */
            NodeDown.create = function(properties) {
                return new NodeDown(properties);
            };

            /**
             * Encodes the specified NodeDown message. Does not implicitly {@link warren.metadata.NodeDown.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.NodeDown
             * @static
             * @param {warren.metadata.NodeDown.$Properties} message NodeDown message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeDown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.incarnation);
                if (message.planned != null && $Object.hasOwnProperty.call(message, "planned") && message.planned !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.planned);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeDown message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.NodeDown
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.NodeDown & warren.metadata.NodeDown.$Shape} NodeDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeDown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.NodeDown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.planned = value;
                            else
                                delete message.planned;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NodeDown;
        })();

        metadata.SetDraining = (function() {

            /**
             * Properties of a SetDraining.
             * @typedef {Object} warren.metadata.SetDraining.$Properties
             * @property {string|null} [node] SetDraining node
             * @property {number|Long|null} [incarnation] SetDraining incarnation
             * @property {boolean|null} [isDraining] SetDraining isDraining
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SetDraining.
             * @memberof warren.metadata
             * @interface ISetDraining
             * @augments warren.metadata.SetDraining.$Properties
             * @deprecated Use warren.metadata.SetDraining.$Properties instead.
             */

            /**
             * Shape of a SetDraining.
             * @typedef {warren.metadata.SetDraining.$Properties} warren.metadata.SetDraining.$Shape
             */

            /**
             * Constructs a new SetDraining.
             * @memberof warren.metadata
             * @classdesc Represents a SetDraining.
             * @constructor
             * @param {warren.metadata.SetDraining.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SetDraining = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SetDraining node.
             * @member {string} node
             * @memberof warren.metadata.SetDraining
             * @instance
             */
            SetDraining.prototype.node = "";

            /**
             * SetDraining incarnation.
             * @member {number|Long} incarnation
             * @memberof warren.metadata.SetDraining
             * @instance
             */
            SetDraining.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * SetDraining isDraining.
             * @member {boolean} isDraining
             * @memberof warren.metadata.SetDraining
             * @instance
             */
            SetDraining.prototype.isDraining = false;

            /**
             * Creates a new SetDraining instance using the specified properties.
             * @function create
             * @memberof warren.metadata.SetDraining
             * @static
             * @param {warren.metadata.SetDraining.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.SetDraining} SetDraining instance
             * @type {{
             *   (properties: warren.metadata.SetDraining.$Shape): warren.metadata.SetDraining & warren.metadata.SetDraining.$Shape;
             *   (properties?: warren.metadata.SetDraining.$Properties): warren.metadata.SetDraining;
             * }}
             */
            SetDraining.create = function(properties) {
                return new SetDraining(properties);
            };

            /**
             * Encodes the specified SetDraining message. Does not implicitly {@link warren.metadata.SetDraining.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.SetDraining
             * @static
             * @param {warren.metadata.SetDraining.$Properties} message SetDraining message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SetDraining.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.node);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.incarnation);
                if (message.isDraining != null && $Object.hasOwnProperty.call(message, "isDraining") && message.isDraining !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isDraining);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SetDraining message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.SetDraining
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.SetDraining & warren.metadata.SetDraining.$Shape} SetDraining
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SetDraining.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.SetDraining();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isDraining = value;
                            else
                                delete message.isDraining;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SetDraining;
        })();

        metadata.GrowSyncSet = (function() {

            /**
             * Properties of a GrowSyncSet.
             * @typedef {Object} warren.metadata.GrowSyncSet.$Properties
             * @property {number|Long|null} [uid] GrowSyncSet uid
             * @property {number|Long|null} [epoch] GrowSyncSet epoch
             * @property {string|null} [node] GrowSyncSet node
             * @property {number|Long|null} [mirrorsChangedAt] GrowSyncSet mirrorsChangedAt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GrowSyncSet.
             * @memberof warren.metadata
             * @interface IGrowSyncSet
             * @augments warren.metadata.GrowSyncSet.$Properties
             * @deprecated Use warren.metadata.GrowSyncSet.$Properties instead.
             */

            /**
             * Shape of a GrowSyncSet.
             * @typedef {warren.metadata.GrowSyncSet.$Properties} warren.metadata.GrowSyncSet.$Shape
             */

            /**
             * Constructs a new GrowSyncSet.
             * @memberof warren.metadata
             * @classdesc Represents a GrowSyncSet.
             * @constructor
             * @param {warren.metadata.GrowSyncSet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GrowSyncSet = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GrowSyncSet uid.
             * @member {number|Long} uid
             * @memberof warren.metadata.GrowSyncSet
             * @instance
             */
            GrowSyncSet.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GrowSyncSet epoch.
             * @member {number|Long} epoch
             * @memberof warren.metadata.GrowSyncSet
             * @instance
             */
            GrowSyncSet.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GrowSyncSet node.
             * @member {string} node
             * @memberof warren.metadata.GrowSyncSet
             * @instance
             */
            GrowSyncSet.prototype.node = "";

            /**
             * GrowSyncSet mirrorsChangedAt.
             * @member {number|Long} mirrorsChangedAt
             * @memberof warren.metadata.GrowSyncSet
             * @instance
             */
            GrowSyncSet.prototype.mirrorsChangedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new GrowSyncSet instance using the specified properties.
             * @function create
             * @memberof warren.metadata.GrowSyncSet
             * @static
             * @param {warren.metadata.GrowSyncSet.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.GrowSyncSet} GrowSyncSet instance
             * @type {{
             *   (properties: warren.metadata.GrowSyncSet.$Shape): warren.metadata.GrowSyncSet & warren.metadata.GrowSyncSet.$Shape;
             *   (properties?: warren.metadata.GrowSyncSet.$Properties): warren.metadata.GrowSyncSet;
             * }}
             */
            GrowSyncSet.create = function(properties) {
                return new GrowSyncSet(properties);
            };

            /**
             * Encodes the specified GrowSyncSet message. Does not implicitly {@link warren.metadata.GrowSyncSet.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.GrowSyncSet
             * @static
             * @param {warren.metadata.GrowSyncSet.$Properties} message GrowSyncSet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GrowSyncSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.node);
                if (message.mirrorsChangedAt != null && $Object.hasOwnProperty.call(message, "mirrorsChangedAt") && (typeof message.mirrorsChangedAt === "object" ? message.mirrorsChangedAt.low || message.mirrorsChangedAt.high : message.mirrorsChangedAt !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.mirrorsChangedAt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GrowSyncSet message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.GrowSyncSet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.GrowSyncSet & warren.metadata.GrowSyncSet.$Shape} GrowSyncSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GrowSyncSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.GrowSyncSet();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.mirrorsChangedAt = value;
                            else
                                delete message.mirrorsChangedAt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GrowSyncSet;
        })();

        metadata.ShrinkSyncSet = (function() {

            /**
             * Properties of a ShrinkSyncSet.
             * @typedef {Object} warren.metadata.ShrinkSyncSet.$Properties
             * @property {number|Long|null} [uid] ShrinkSyncSet uid
             * @property {number|Long|null} [epoch] ShrinkSyncSet epoch
             * @property {string|null} [node] ShrinkSyncSet node
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ShrinkSyncSet.
             * @memberof warren.metadata
             * @interface IShrinkSyncSet
             * @augments warren.metadata.ShrinkSyncSet.$Properties
             * @deprecated Use warren.metadata.ShrinkSyncSet.$Properties instead.
             */

            /**
             * Shape of a ShrinkSyncSet.
             * @typedef {warren.metadata.ShrinkSyncSet.$Properties} warren.metadata.ShrinkSyncSet.$Shape
             */

            /**
             * Constructs a new ShrinkSyncSet.
             * @memberof warren.metadata
             * @classdesc Represents a ShrinkSyncSet.
             * @constructor
             * @param {warren.metadata.ShrinkSyncSet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ShrinkSyncSet = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ShrinkSyncSet uid.
             * @member {number|Long} uid
             * @memberof warren.metadata.ShrinkSyncSet
             * @instance
             */
            ShrinkSyncSet.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ShrinkSyncSet epoch.
             * @member {number|Long} epoch
             * @memberof warren.metadata.ShrinkSyncSet
             * @instance
             */
            ShrinkSyncSet.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ShrinkSyncSet node.
             * @member {string} node
             * @memberof warren.metadata.ShrinkSyncSet
             * @instance
             */
            ShrinkSyncSet.prototype.node = "";

            /**
             * Creates a new ShrinkSyncSet instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ShrinkSyncSet
             * @static
             * @param {warren.metadata.ShrinkSyncSet.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ShrinkSyncSet} ShrinkSyncSet instance
             * @type {{
             *   (properties: warren.metadata.ShrinkSyncSet.$Shape): warren.metadata.ShrinkSyncSet & warren.metadata.ShrinkSyncSet.$Shape;
             *   (properties?: warren.metadata.ShrinkSyncSet.$Properties): warren.metadata.ShrinkSyncSet;
             * }}
             */
            ShrinkSyncSet.create = function(properties) {
                return new ShrinkSyncSet(properties);
            };

            /**
             * Encodes the specified ShrinkSyncSet message. Does not implicitly {@link warren.metadata.ShrinkSyncSet.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ShrinkSyncSet
             * @static
             * @param {warren.metadata.ShrinkSyncSet.$Properties} message ShrinkSyncSet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ShrinkSyncSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.node);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ShrinkSyncSet message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ShrinkSyncSet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ShrinkSyncSet & warren.metadata.ShrinkSyncSet.$Shape} ShrinkSyncSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ShrinkSyncSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ShrinkSyncSet();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ShrinkSyncSet;
        })();

        metadata.TransferLeader = (function() {

            /**
             * Properties of a TransferLeader.
             * @typedef {Object} warren.metadata.TransferLeader.$Properties
             * @property {number|Long|null} [uid] TransferLeader uid
             * @property {string|null} [to] TransferLeader to
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TransferLeader.
             * @memberof warren.metadata
             * @interface ITransferLeader
             * @augments warren.metadata.TransferLeader.$Properties
             * @deprecated Use warren.metadata.TransferLeader.$Properties instead.
             */

            /**
             * Shape of a TransferLeader.
             * @typedef {warren.metadata.TransferLeader.$Properties} warren.metadata.TransferLeader.$Shape
             */

            /**
             * Constructs a new TransferLeader.
             * @memberof warren.metadata
             * @classdesc Represents a TransferLeader.
             * @constructor
             * @param {warren.metadata.TransferLeader.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TransferLeader = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TransferLeader uid.
             * @member {number|Long} uid
             * @memberof warren.metadata.TransferLeader
             * @instance
             */
            TransferLeader.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TransferLeader to.
             * @member {string} to
             * @memberof warren.metadata.TransferLeader
             * @instance
             */
            TransferLeader.prototype.to = "";

            /**
             * Creates a new TransferLeader instance using the specified properties.
             * @function create
             * @memberof warren.metadata.TransferLeader
             * @static
             * @param {warren.metadata.TransferLeader.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.TransferLeader} TransferLeader instance
             * @type {{
             *   (properties: warren.metadata.TransferLeader.$Shape): warren.metadata.TransferLeader & warren.metadata.TransferLeader.$Shape;
             *   (properties?: warren.metadata.TransferLeader.$Properties): warren.metadata.TransferLeader;
             * }}
             */
            TransferLeader.create = function(properties) {
                return new TransferLeader(properties);
            };

            /**
             * Encodes the specified TransferLeader message. Does not implicitly {@link warren.metadata.TransferLeader.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.TransferLeader
             * @static
             * @param {warren.metadata.TransferLeader.$Properties} message TransferLeader message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TransferLeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TransferLeader message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.TransferLeader
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.TransferLeader & warren.metadata.TransferLeader.$Shape} TransferLeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TransferLeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.TransferLeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TransferLeader;
        })();

        metadata.ConnectionClosed = (function() {

            /**
             * Properties of a ConnectionClosed.
             * @typedef {Object} warren.metadata.ConnectionClosed.$Properties
             * @property {string|null} [connection] ConnectionClosed connection
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConnectionClosed.
             * @memberof warren.metadata
             * @interface IConnectionClosed
             * @augments warren.metadata.ConnectionClosed.$Properties
             * @deprecated Use warren.metadata.ConnectionClosed.$Properties instead.
             */

            /**
             * Shape of a ConnectionClosed.
             * @typedef {warren.metadata.ConnectionClosed.$Properties} warren.metadata.ConnectionClosed.$Shape
             */

            /**
             * Constructs a new ConnectionClosed.
             * @memberof warren.metadata
             * @classdesc Represents a ConnectionClosed.
             * @constructor
             * @param {warren.metadata.ConnectionClosed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConnectionClosed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConnectionClosed connection.
             * @member {string} connection
             * @memberof warren.metadata.ConnectionClosed
             * @instance
             */
            ConnectionClosed.prototype.connection = "";

            /**
             * Creates a new ConnectionClosed instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ConnectionClosed
             * @static
             * @param {warren.metadata.ConnectionClosed.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ConnectionClosed} ConnectionClosed instance
             * @type {{
             *   (properties: warren.metadata.ConnectionClosed.$Shape): warren.metadata.ConnectionClosed & warren.metadata.ConnectionClosed.$Shape;
             *   (properties?: warren.metadata.ConnectionClosed.$Properties): warren.metadata.ConnectionClosed;
             * }}
             */
            ConnectionClosed.create = function(properties) {
                return new ConnectionClosed(properties);
            };

            /**
             * Encodes the specified ConnectionClosed message. Does not implicitly {@link warren.metadata.ConnectionClosed.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ConnectionClosed
             * @static
             * @param {warren.metadata.ConnectionClosed.$Properties} message ConnectionClosed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConnectionClosed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.connection != null && $Object.hasOwnProperty.call(message, "connection") && message.connection !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.connection);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConnectionClosed message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ConnectionClosed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ConnectionClosed & warren.metadata.ConnectionClosed.$Shape} ConnectionClosed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConnectionClosed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ConnectionClosed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.connection = value;
                            else
                                delete message.connection;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConnectionClosed;
        })();

        metadata.StartLineage = (function() {

            /**
             * Properties of a StartLineage.
             * @typedef {Object} warren.metadata.StartLineage.$Properties
             * @property {number|Long|null} [lineage] StartLineage lineage
             * @property {string|null} [node] StartLineage node
             * @property {Array.<string>|null} [forgotten] StartLineage forgotten
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StartLineage.
             * @memberof warren.metadata
             * @interface IStartLineage
             * @augments warren.metadata.StartLineage.$Properties
             * @deprecated Use warren.metadata.StartLineage.$Properties instead.
             */

            /**
             * Shape of a StartLineage.
             * @typedef {warren.metadata.StartLineage.$Properties} warren.metadata.StartLineage.$Shape
             */

            /**
             * Constructs a new StartLineage.
             * @memberof warren.metadata
             * @classdesc Represents a StartLineage.
             * @constructor
             * @param {warren.metadata.StartLineage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StartLineage = function (properties) {
                this.forgotten = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StartLineage lineage.
             * @member {number|Long} lineage
             * @memberof warren.metadata.StartLineage
             * @instance
             */
            StartLineage.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StartLineage node.
             * @member {string} node
             * @memberof warren.metadata.StartLineage
             * @instance
             */
            StartLineage.prototype.node = "";

            /**
             * StartLineage forgotten.
             * @member {Array.<string>} forgotten
             * @memberof warren.metadata.StartLineage
             * @instance
             */
            StartLineage.prototype.forgotten = $util.emptyArray;

            /**
             * Creates a new StartLineage instance using the specified properties.
             * @function create
             * @memberof warren.metadata.StartLineage
             * @static
             * @param {warren.metadata.StartLineage.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.StartLineage} StartLineage instance
             * @type {{
             *   (properties: warren.metadata.StartLineage.$Shape): warren.metadata.StartLineage & warren.metadata.StartLineage.$Shape;
             *   (properties?: warren.metadata.StartLineage.$Properties): warren.metadata.StartLineage;
             * }}
             */
            StartLineage.create = function(properties) {
                return new StartLineage(properties);
            };

            /**
             * Encodes the specified StartLineage message. Does not implicitly {@link warren.metadata.StartLineage.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.StartLineage
             * @static
             * @param {warren.metadata.StartLineage.$Properties} message StartLineage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StartLineage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.lineage);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.node);
                if (message.forgotten != null && message.forgotten.length)
                    for (let i = 0; i < message.forgotten.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.forgotten[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StartLineage message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.StartLineage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.StartLineage & warren.metadata.StartLineage.$Shape} StartLineage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StartLineage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.StartLineage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.forgotten && message.forgotten.length))
                                message.forgotten = [];
                            message.forgotten.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StartLineage;
        })();

        metadata.Lineage = (function() {

            /**
             * Properties of a Lineage.
             * @typedef {Object} warren.metadata.Lineage.$Properties
             * @property {number|Long|null} [lineage] Lineage lineage
             * @property {number|Long|null} [since] Lineage since
             * @property {string|null} [node] Lineage node
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Lineage.
             * @memberof warren.metadata
             * @interface ILineage
             * @augments warren.metadata.Lineage.$Properties
             * @deprecated Use warren.metadata.Lineage.$Properties instead.
             */

            /**
             * Shape of a Lineage.
             * @typedef {warren.metadata.Lineage.$Properties} warren.metadata.Lineage.$Shape
             */

            /**
             * Constructs a new Lineage.
             * @memberof warren.metadata
             * @classdesc Represents a Lineage.
             * @constructor
             * @param {warren.metadata.Lineage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Lineage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Lineage lineage.
             * @member {number|Long} lineage
             * @memberof warren.metadata.Lineage
             * @instance
             */
            Lineage.prototype.lineage = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Lineage since.
             * @member {number|Long} since
             * @memberof warren.metadata.Lineage
             * @instance
             */
            Lineage.prototype.since = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Lineage node.
             * @member {string} node
             * @memberof warren.metadata.Lineage
             * @instance
             */
            Lineage.prototype.node = "";

            /**
             * Creates a new Lineage instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Lineage
             * @static
             * @param {warren.metadata.Lineage.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Lineage} Lineage instance
             * @type {{
             *   (properties: warren.metadata.Lineage.$Shape): warren.metadata.Lineage & warren.metadata.Lineage.$Shape;
             *   (properties?: warren.metadata.Lineage.$Properties): warren.metadata.Lineage;
             * }}
             */
            Lineage.create = function(properties) {
                return new Lineage(properties);
            };

            /**
             * Encodes the specified Lineage message. Does not implicitly {@link warren.metadata.Lineage.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Lineage
             * @static
             * @param {warren.metadata.Lineage.$Properties} message Lineage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Lineage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && (typeof message.lineage === "object" ? message.lineage.low || message.lineage.high : message.lineage !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.lineage);
                if (message.since != null && $Object.hasOwnProperty.call(message, "since") && (typeof message.since === "object" ? message.since.low || message.since.high : message.since !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.since);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.node);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Lineage message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Lineage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Lineage & warren.metadata.Lineage.$Shape} Lineage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Lineage.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Lineage();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.since = value;
                            else
                                delete message.since;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Lineage;
        })();

        metadata.Snapshot = (function() {

            /**
             * Properties of a Snapshot.
             * @typedef {Object} warren.metadata.Snapshot.$Properties
             * @property {number|null} [format] Snapshot format
             * @property {number|Long|null} [appliedIndex] Snapshot appliedIndex
             * @property {string|null} [clusterName] Snapshot clusterName
             * @property {Array.<warren.metadata.ProposerSession.$Properties>|null} [proposers] Snapshot proposers
             * @property {Array.<warren.metadata.Member.$Properties>|null} [members] Snapshot members
             * @property {Array.<warren.metadata.AddVhost.$Properties>|null} [vhosts] Snapshot vhosts
             * @property {Array.<warren.metadata.Exchange.$Properties>|null} [exchanges] Snapshot exchanges
             * @property {Array.<warren.metadata.Queue.$Properties>|null} [queues] Snapshot queues
             * @property {Array.<warren.metadata.Binding.$Properties>|null} [bindings] Snapshot bindings
             * @property {Array.<warren.metadata.AddUser.$Properties>|null} [users] Snapshot users
             * @property {Array.<warren.metadata.Permission.$Properties>|null} [permissions] Snapshot permissions
             * @property {Array.<warren.metadata.TopicPermission.$Properties>|null} [topicPermissions] Snapshot topicPermissions
             * @property {Array.<warren.metadata.Lineage.$Properties>|null} [lineages] Snapshot lineages
             * @property {Array.<string>|null} [featureFlags] Snapshot featureFlags
             * @property {Array.<warren.metadata.Policy.$Properties>|null} [policies] Snapshot policies
             * @property {Array.<warren.metadata.Policy.$Properties>|null} [operatorPolicies] Snapshot operatorPolicies
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Snapshot.
             * @memberof warren.metadata
             * @interface ISnapshot
             * @augments warren.metadata.Snapshot.$Properties
             * @deprecated Use warren.metadata.Snapshot.$Properties instead.
             */

            /**
             * Shape of a Snapshot.
             * @typedef {warren.metadata.Snapshot.$Properties} warren.metadata.Snapshot.$Shape
             */

            /**
             * Constructs a new Snapshot.
             * @memberof warren.metadata
             * @classdesc Represents a Snapshot.
             * @constructor
             * @param {warren.metadata.Snapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Snapshot = function (properties) {
                this.proposers = [];
                this.members = [];
                this.vhosts = [];
                this.exchanges = [];
                this.queues = [];
                this.bindings = [];
                this.users = [];
                this.permissions = [];
                this.topicPermissions = [];
                this.lineages = [];
                this.featureFlags = [];
                this.policies = [];
                this.operatorPolicies = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Snapshot format.
             * @member {number} format
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.format = 0;

            /**
             * Snapshot appliedIndex.
             * @member {number|Long} appliedIndex
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.appliedIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot clusterName.
             * @member {string} clusterName
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.clusterName = "";

            /**
             * Snapshot proposers.
             * @member {Array.<warren.metadata.ProposerSession.$Properties>} proposers
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.proposers = $util.emptyArray;

            /**
             * Snapshot members.
             * @member {Array.<warren.metadata.Member.$Properties>} members
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.members = $util.emptyArray;

            /**
             * Snapshot vhosts.
             * @member {Array.<warren.metadata.AddVhost.$Properties>} vhosts
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.vhosts = $util.emptyArray;

            /**
             * Snapshot exchanges.
             * @member {Array.<warren.metadata.Exchange.$Properties>} exchanges
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.exchanges = $util.emptyArray;

            /**
             * Snapshot queues.
             * @member {Array.<warren.metadata.Queue.$Properties>} queues
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.queues = $util.emptyArray;

            /**
             * Snapshot bindings.
             * @member {Array.<warren.metadata.Binding.$Properties>} bindings
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.bindings = $util.emptyArray;

            /**
             * Snapshot users.
             * @member {Array.<warren.metadata.AddUser.$Properties>} users
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.users = $util.emptyArray;

            /**
             * Snapshot permissions.
             * @member {Array.<warren.metadata.Permission.$Properties>} permissions
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.permissions = $util.emptyArray;

            /**
             * Snapshot topicPermissions.
             * @member {Array.<warren.metadata.TopicPermission.$Properties>} topicPermissions
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.topicPermissions = $util.emptyArray;

            /**
             * Snapshot lineages.
             * @member {Array.<warren.metadata.Lineage.$Properties>} lineages
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.lineages = $util.emptyArray;

            /**
             * Snapshot featureFlags.
             * @member {Array.<string>} featureFlags
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.featureFlags = $util.emptyArray;

            /**
             * Snapshot policies.
             * @member {Array.<warren.metadata.Policy.$Properties>} policies
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.policies = $util.emptyArray;

            /**
             * Snapshot operatorPolicies.
             * @member {Array.<warren.metadata.Policy.$Properties>} operatorPolicies
             * @memberof warren.metadata.Snapshot
             * @instance
             */
            Snapshot.prototype.operatorPolicies = $util.emptyArray;

            /**
             * Creates a new Snapshot instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Snapshot
             * @static
             * @param {warren.metadata.Snapshot.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Snapshot} Snapshot instance
             * @type {{
             *   (properties: warren.metadata.Snapshot.$Shape): warren.metadata.Snapshot & warren.metadata.Snapshot.$Shape;
             *   (properties?: warren.metadata.Snapshot.$Properties): warren.metadata.Snapshot;
             * }}
             */
            Snapshot.create = function(properties) {
                return new Snapshot(properties);
            };

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link warren.metadata.Snapshot.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Snapshot
             * @static
             * @param {warren.metadata.Snapshot.$Properties} message Snapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Snapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.format);
                if (message.appliedIndex != null && $Object.hasOwnProperty.call(message, "appliedIndex") && (typeof message.appliedIndex === "object" ? message.appliedIndex.low || message.appliedIndex.high : message.appliedIndex !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.appliedIndex);
                if (message.clusterName != null && $Object.hasOwnProperty.call(message, "clusterName") && message.clusterName !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterName);
                if (message.proposers != null && message.proposers.length)
                    for (let i = 0; i < message.proposers.length; ++i)
                        $root.warren.metadata.ProposerSession.encode(message.proposers[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.warren.metadata.Member.encode(message.members[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.vhosts != null && message.vhosts.length)
                    for (let i = 0; i < message.vhosts.length; ++i)
                        $root.warren.metadata.AddVhost.encode(message.vhosts[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.exchanges != null && message.exchanges.length)
                    for (let i = 0; i < message.exchanges.length; ++i)
                        $root.warren.metadata.Exchange.encode(message.exchanges[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.queues != null && message.queues.length)
                    for (let i = 0; i < message.queues.length; ++i)
                        $root.warren.metadata.Queue.encode(message.queues[i], writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.bindings != null && message.bindings.length)
                    for (let i = 0; i < message.bindings.length; ++i)
                        $root.warren.metadata.Binding.encode(message.bindings[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.users != null && message.users.length)
                    for (let i = 0; i < message.users.length; ++i)
                        $root.warren.metadata.AddUser.encode(message.users[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.permissions != null && message.permissions.length)
                    for (let i = 0; i < message.permissions.length; ++i)
                        $root.warren.metadata.Permission.encode(message.permissions[i], writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.topicPermissions != null && message.topicPermissions.length)
                    for (let i = 0; i < message.topicPermissions.length; ++i)
                        $root.warren.metadata.TopicPermission.encode(message.topicPermissions[i], writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.lineages != null && message.lineages.length)
                    for (let i = 0; i < message.lineages.length; ++i)
                        $root.warren.metadata.Lineage.encode(message.lineages[i], writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.featureFlags != null && message.featureFlags.length)
                    for (let i = 0; i < message.featureFlags.length; ++i)
                        writer.uint32(/* id 14, wireType 2 =*/114).string(message.featureFlags[i]);
                if (message.policies != null && message.policies.length)
                    for (let i = 0; i < message.policies.length; ++i)
                        $root.warren.metadata.Policy.encode(message.policies[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.operatorPolicies != null && message.operatorPolicies.length)
                    for (let i = 0; i < message.operatorPolicies.length; ++i)
                        $root.warren.metadata.Policy.encode(message.operatorPolicies[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Snapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Snapshot & warren.metadata.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Snapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Snapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.format = value;
                            else
                                delete message.format;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appliedIndex = value;
                            else
                                delete message.appliedIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterName = value;
                            else
                                delete message.clusterName;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.proposers && message.proposers.length))
                                message.proposers = [];
                            message.proposers.push($root.warren.metadata.ProposerSession.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.warren.metadata.Member.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.vhosts && message.vhosts.length))
                                message.vhosts = [];
                            message.vhosts.push($root.warren.metadata.AddVhost.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.exchanges && message.exchanges.length))
                                message.exchanges = [];
                            message.exchanges.push($root.warren.metadata.Exchange.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.queues && message.queues.length))
                                message.queues = [];
                            message.queues.push($root.warren.metadata.Queue.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (!(message.bindings && message.bindings.length))
                                message.bindings = [];
                            message.bindings.push($root.warren.metadata.Binding.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.users && message.users.length))
                                message.users = [];
                            message.users.push($root.warren.metadata.AddUser.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.permissions && message.permissions.length))
                                message.permissions = [];
                            message.permissions.push($root.warren.metadata.Permission.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            if (!(message.topicPermissions && message.topicPermissions.length))
                                message.topicPermissions = [];
                            message.topicPermissions.push($root.warren.metadata.TopicPermission.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lineages && message.lineages.length))
                                message.lineages = [];
                            message.lineages.push($root.warren.metadata.Lineage.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if (!(message.featureFlags && message.featureFlags.length))
                                message.featureFlags = [];
                            message.featureFlags.push(reader.stringVerify());
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.policies && message.policies.length))
                                message.policies = [];
                            message.policies.push($root.warren.metadata.Policy.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if (!(message.operatorPolicies && message.operatorPolicies.length))
                                message.operatorPolicies = [];
                            message.operatorPolicies.push($root.warren.metadata.Policy.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Snapshot;
        })();

        metadata.ProposerSession = (function() {

            /**
             * Properties of a ProposerSession.
             * @typedef {Object} warren.metadata.ProposerSession.$Properties
             * @property {string|null} [proposer] ProposerSession proposer
             * @property {number|Long|null} [floor] ProposerSession floor
             * @property {Array.<number|Long>|null} [applied] ProposerSession applied
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProposerSession.
             * @memberof warren.metadata
             * @interface IProposerSession
             * @augments warren.metadata.ProposerSession.$Properties
             * @deprecated Use warren.metadata.ProposerSession.$Properties instead.
             */

            /**
             * Shape of a ProposerSession.
             * @typedef {warren.metadata.ProposerSession.$Properties} warren.metadata.ProposerSession.$Shape
             */

            /**
             * Constructs a new ProposerSession.
             * @memberof warren.metadata
             * @classdesc Represents a ProposerSession.
             * @constructor
             * @param {warren.metadata.ProposerSession.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProposerSession = function (properties) {
                this.applied = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProposerSession proposer.
             * @member {string} proposer
             * @memberof warren.metadata.ProposerSession
             * @instance
             */
            ProposerSession.prototype.proposer = "";

            /**
             * ProposerSession floor.
             * @member {number|Long} floor
             * @memberof warren.metadata.ProposerSession
             * @instance
             */
            ProposerSession.prototype.floor = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ProposerSession applied.
             * @member {Array.<number|Long>} applied
             * @memberof warren.metadata.ProposerSession
             * @instance
             */
            ProposerSession.prototype.applied = $util.emptyArray;

            /**
             * Creates a new ProposerSession instance using the specified properties.
             * @function create
             * @memberof warren.metadata.ProposerSession
             * @static
             * @param {warren.metadata.ProposerSession.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.ProposerSession} ProposerSession instance
             * @type {{
             *   (properties: warren.metadata.ProposerSession.$Shape): warren.metadata.ProposerSession & warren.metadata.ProposerSession.$Shape;
             *   (properties?: warren.metadata.ProposerSession.$Properties): warren.metadata.ProposerSession;
             * }}
             */
            ProposerSession.create = function(properties) {
                return new ProposerSession(properties);
            };

            /**
             * Encodes the specified ProposerSession message. Does not implicitly {@link warren.metadata.ProposerSession.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.ProposerSession
             * @static
             * @param {warren.metadata.ProposerSession.$Properties} message ProposerSession message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProposerSession.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.proposer != null && $Object.hasOwnProperty.call(message, "proposer") && message.proposer !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.proposer);
                if (message.floor != null && $Object.hasOwnProperty.call(message, "floor") && (typeof message.floor === "object" ? message.floor.low || message.floor.high : message.floor !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.floor);
                if (message.applied != null && message.applied.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.applied);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProposerSession message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.ProposerSession
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.ProposerSession & warren.metadata.ProposerSession.$Shape} ProposerSession
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProposerSession.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.ProposerSession();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.proposer = value;
                            else
                                delete message.proposer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.floor = value;
                            else
                                delete message.floor;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.applied && message.applied.length))
                                    message.applied = [];
                                reader.uint64s(message.applied);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.applied && message.applied.length))
                                message.applied = [];
                            message.applied.push(reader.uint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ProposerSession;
        })();

        metadata.Member = (function() {

            /**
             * Properties of a Member.
             * @typedef {Object} warren.metadata.Member.$Properties
             * @property {string|null} [id] Member id
             * @property {string|null} [name] Member name
             * @property {boolean|null} [ram] Member ram
             * @property {string|null} [host] Member host
             * @property {number|null} [clusterPort] Member clusterPort
             * @property {number|null} [amqpPort] Member amqpPort
             * @property {string|null} [version] Member version
             * @property {boolean|null} [running] Member running
             * @property {number|Long|null} [incarnation] Member incarnation
             * @property {number|Long|null} [upSince] Member upSince
             * @property {Array.<string>|null} [featureFlags] Member featureFlags
             * @property {boolean|null} [isDraining] Member isDraining
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Member.
             * @memberof warren.metadata
             * @interface IMember
             * @augments warren.metadata.Member.$Properties
             * @deprecated Use warren.metadata.Member.$Properties instead.
             */

            /**
             * Shape of a Member.
             * @typedef {warren.metadata.Member.$Properties} warren.metadata.Member.$Shape
             */

            /**
             * Constructs a new Member.
             * @memberof warren.metadata
             * @classdesc Represents a Member.
             * @constructor
             * @param {warren.metadata.Member.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Member = function (properties) {
                this.featureFlags = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Member id.
             * @member {string} id
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.id = "";

            /**
             * Member name.
             * @member {string} name
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.name = "";

            /**
             * Member ram.
             * @member {boolean} ram
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.ram = false;

            /**
             * Member host.
             * @member {string} host
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.host = "";

            /**
             * Member clusterPort.
             * @member {number} clusterPort
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.clusterPort = 0;

            /**
             * Member amqpPort.
             * @member {number} amqpPort
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.amqpPort = 0;

            /**
             * Member version.
             * @member {string} version
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.version = "";

            /**
             * Member running.
             * @member {boolean} running
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.running = false;

            /**
             * Member incarnation.
             * @member {number|Long} incarnation
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Member upSince.
             * @member {number|Long} upSince
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.upSince = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Member featureFlags.
             * @member {Array.<string>} featureFlags
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.featureFlags = $util.emptyArray;

            /**
             * Member isDraining.
             * @member {boolean} isDraining
             * @memberof warren.metadata.Member
             * @instance
             */
            Member.prototype.isDraining = false;

            /**
             * Creates a new Member instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Member
             * @static
             * @param {warren.metadata.Member.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Member} Member instance
             * @type {{
             *   (properties: warren.metadata.Member.$Shape): warren.metadata.Member & warren.metadata.Member.$Shape;
             *   (properties?: warren.metadata.Member.$Properties): warren.metadata.Member;
             * }}
             */
            Member.create = function(properties) {
                return new Member(properties);
            };

            /**
             * Encodes the specified Member message. Does not implicitly {@link warren.metadata.Member.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Member
             * @static
             * @param {warren.metadata.Member.$Properties} message Member message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Member.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.ram != null && $Object.hasOwnProperty.call(message, "ram") && message.ram !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.ram);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.host);
                if (message.clusterPort != null && $Object.hasOwnProperty.call(message, "clusterPort") && message.clusterPort !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.clusterPort);
                if (message.amqpPort != null && $Object.hasOwnProperty.call(message, "amqpPort") && message.amqpPort !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.amqpPort);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.version);
                if (message.running != null && $Object.hasOwnProperty.call(message, "running") && message.running !== false)
                    writer.uint32(/* id 8, wireType 0 =*/64).bool(message.running);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.incarnation);
                if (message.upSince != null && $Object.hasOwnProperty.call(message, "upSince") && (typeof message.upSince === "object" ? message.upSince.low || message.upSince.high : message.upSince !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.upSince);
                if (message.featureFlags != null && message.featureFlags.length)
                    for (let i = 0; i < message.featureFlags.length; ++i)
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.featureFlags[i]);
                if (message.isDraining != null && $Object.hasOwnProperty.call(message, "isDraining") && message.isDraining !== false)
                    writer.uint32(/* id 12, wireType 0 =*/96).bool(message.isDraining);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Member message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Member
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Member & warren.metadata.Member.$Shape} Member
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Member.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Member();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ram = value;
                            else
                                delete message.ram;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clusterPort = value;
                            else
                                delete message.clusterPort;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.amqpPort = value;
                            else
                                delete message.amqpPort;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.running = value;
                            else
                                delete message.running;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.upSince = value;
                            else
                                delete message.upSince;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.featureFlags && message.featureFlags.length))
                                message.featureFlags = [];
                            message.featureFlags.push(reader.stringVerify());
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isDraining = value;
                            else
                                delete message.isDraining;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Member;
        })();

        metadata.Exchange = (function() {

            /**
             * Properties of an Exchange.
             * @typedef {Object} warren.metadata.Exchange.$Properties
             * @property {string|null} [vhost] Exchange vhost
             * @property {string|null} [name] Exchange name
             * @property {string|null} [type] Exchange type
             * @property {boolean|null} [durable] Exchange durable
             * @property {boolean|null} [autoDelete] Exchange autoDelete
             * @property {boolean|null} [internal] Exchange internal
             * @property {Uint8Array|null} ["arguments"] Exchange arguments
             * @property {number|Long|null} [declaredAt] Exchange declaredAt
             * @property {string|null} [policy] Exchange policy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Exchange.
             * @memberof warren.metadata
             * @interface IExchange
             * @augments warren.metadata.Exchange.$Properties
             * @deprecated Use warren.metadata.Exchange.$Properties instead.
             */

            /**
             * Shape of an Exchange.
             * @typedef {warren.metadata.Exchange.$Properties} warren.metadata.Exchange.$Shape
             */

            /**
             * Constructs a new Exchange.
             * @memberof warren.metadata
             * @classdesc Represents an Exchange.
             * @constructor
             * @param {warren.metadata.Exchange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Exchange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Exchange vhost.
             * @member {string} vhost
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.vhost = "";

            /**
             * Exchange name.
             * @member {string} name
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.name = "";

            /**
             * Exchange type.
             * @member {string} type
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.type = "";

            /**
             * Exchange durable.
             * @member {boolean} durable
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.durable = false;

            /**
             * Exchange autoDelete.
             * @member {boolean} autoDelete
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.autoDelete = false;

            /**
             * Exchange internal.
             * @member {boolean} internal
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.internal = false;

            /**
             * Exchange arguments.
             * @member {Uint8Array} arguments
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype["arguments"] = $util.newBuffer([]);

            /**
             * Exchange declaredAt.
             * @member {number|Long} declaredAt
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.declaredAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Exchange policy.
             * @member {string|null|undefined} policy
             * @memberof warren.metadata.Exchange
             * @instance
             */
            Exchange.prototype.policy = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Exchange.prototype, "_policy", {
                get: $util.oneOfGetter($oneOfFields = ["policy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Exchange instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Exchange
             * @static
             * @param {warren.metadata.Exchange.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Exchange} Exchange instance
             * @type {{
             *   (properties: warren.metadata.Exchange.$Shape): warren.metadata.Exchange & warren.metadata.Exchange.$Shape;
             *   (properties?: warren.metadata.Exchange.$Properties): warren.metadata.Exchange;
             * }}
             */
            Exchange.create = function(properties) {
                return new Exchange(properties);
            };

            /**
             * Encodes the specified Exchange message. Does not implicitly {@link warren.metadata.Exchange.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Exchange
             * @static
             * @param {warren.metadata.Exchange.$Properties} message Exchange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Exchange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.type);
                if (message.durable != null && $Object.hasOwnProperty.call(message, "durable") && message.durable !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.durable);
                if (message.autoDelete != null && $Object.hasOwnProperty.call(message, "autoDelete") && message.autoDelete !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoDelete);
                if (message.internal != null && $Object.hasOwnProperty.call(message, "internal") && message.internal !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.internal);
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments") && message["arguments"].length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message["arguments"]);
                if (message.declaredAt != null && $Object.hasOwnProperty.call(message, "declaredAt") && (typeof message.declaredAt === "object" ? message.declaredAt.low || message.declaredAt.high : message.declaredAt !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.declaredAt);
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.policy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Exchange message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Exchange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Exchange & warren.metadata.Exchange.$Shape} Exchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Exchange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Exchange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.durable = value;
                            else
                                delete message.durable;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.autoDelete = value;
                            else
                                delete message.autoDelete;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.internal = value;
                            else
                                delete message.internal;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["arguments"] = value;
                            else
                                delete message["arguments"];
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.declaredAt = value;
                            else
                                delete message.declaredAt;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.policy = reader.stringVerify();
                            message._policy = "policy";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Exchange;
        })();

        metadata.Queue = (function() {

            /**
             * Properties of a Queue.
             * @typedef {Object} warren.metadata.Queue.$Properties
             * @property {number|Long|null} [uid] Queue uid
             * @property {string|null} [vhost] Queue vhost
             * @property {string|null} [name] Queue name
             * @property {boolean|null} [durable] Queue durable
             * @property {boolean|null} [autoDelete] Queue autoDelete
             * @property {string|null} [exclusiveOwner] Queue exclusiveOwner
             * @property {Uint8Array|null} ["arguments"] Queue arguments
             * @property {string|null} [leader] Queue leader
             * @property {number|Long|null} [epoch] Queue epoch
             * @property {Array.<string>|null} [mirrors] Queue mirrors
             * @property {Array.<string>|null} [syncSet] Queue syncSet
             * @property {boolean|null} [down] Queue down
             * @property {string|null} [policy] Queue policy
             * @property {number|Long|null} [mirrorsChangedAt] Queue mirrorsChangedAt
             * @property {Array.<warren.metadata.QueueEpoch.$Properties>|null} [epochs] Queue epochs
             * @property {string|null} [operatorPolicy] Queue operatorPolicy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Queue.
             * @memberof warren.metadata
             * @interface IQueue
             * @augments warren.metadata.Queue.$Properties
             * @deprecated Use warren.metadata.Queue.$Properties instead.
             */

            /**
             * Shape of a Queue.
             * @typedef {warren.metadata.Queue.$Properties} warren.metadata.Queue.$Shape
             */

            /**
             * Constructs a new Queue.
             * @memberof warren.metadata
             * @classdesc Represents a Queue.
             * @constructor
             * @param {warren.metadata.Queue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Queue = function (properties) {
                this.mirrors = [];
                this.syncSet = [];
                this.epochs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Queue uid.
             * @member {number|Long} uid
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.uid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Queue vhost.
             * @member {string} vhost
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.vhost = "";

            /**
             * Queue name.
             * @member {string} name
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.name = "";

            /**
             * Queue durable.
             * @member {boolean} durable
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.durable = false;

            /**
             * Queue autoDelete.
             * @member {boolean} autoDelete
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.autoDelete = false;

            /**
             * Queue exclusiveOwner.
             * @member {string|null|undefined} exclusiveOwner
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.exclusiveOwner = null;

            /**
             * Queue arguments.
             * @member {Uint8Array} arguments
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype["arguments"] = $util.newBuffer([]);

            /**
             * Queue leader.
             * @member {string} leader
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.leader = "";

            /**
             * Queue epoch.
             * @member {number|Long} epoch
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Queue mirrors.
             * @member {Array.<string>} mirrors
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.mirrors = $util.emptyArray;

            /**
             * Queue syncSet.
             * @member {Array.<string>} syncSet
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.syncSet = $util.emptyArray;

            /**
             * Queue down.
             * @member {boolean} down
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.down = false;

            /**
             * Queue policy.
             * @member {string|null|undefined} policy
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.policy = null;

            /**
             * Queue mirrorsChangedAt.
             * @member {number|Long} mirrorsChangedAt
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.mirrorsChangedAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Queue epochs.
             * @member {Array.<warren.metadata.QueueEpoch.$Properties>} epochs
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.epochs = $util.emptyArray;

            /**
             * Queue operatorPolicy.
             * @member {string|null|undefined} operatorPolicy
             * @memberof warren.metadata.Queue
             * @instance
             */
            Queue.prototype.operatorPolicy = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Queue.prototype, "_exclusiveOwner", {
                get: $util.oneOfGetter($oneOfFields = ["exclusiveOwner"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Queue.prototype, "_policy", {
                get: $util.oneOfGetter($oneOfFields = ["policy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Queue.prototype, "_operatorPolicy", {
                get: $util.oneOfGetter($oneOfFields = ["operatorPolicy"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Queue instance using the specified properties.
             * @function create
             * @memberof warren.metadata.Queue
             * @static
             * @param {warren.metadata.Queue.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.Queue} Queue instance
             * @type {{
             *   (properties: warren.metadata.Queue.$Shape): warren.metadata.Queue & warren.metadata.Queue.$Shape;
             *   (properties?: warren.metadata.Queue.$Properties): warren.metadata.Queue;
             * }}
             */
            Queue.create = function(properties) {
                return new Queue(properties);
            };

            /**
             * Encodes the specified Queue message. Does not implicitly {@link warren.metadata.Queue.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.Queue
             * @static
             * @param {warren.metadata.Queue.$Properties} message Queue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Queue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.uid != null && $Object.hasOwnProperty.call(message, "uid") && (typeof message.uid === "object" ? message.uid.low || message.uid.high : message.uid !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.uid);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost") && message.vhost !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.durable != null && $Object.hasOwnProperty.call(message, "durable") && message.durable !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.durable);
                if (message.autoDelete != null && $Object.hasOwnProperty.call(message, "autoDelete") && message.autoDelete !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoDelete);
                if (message.exclusiveOwner != null && $Object.hasOwnProperty.call(message, "exclusiveOwner"))
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.exclusiveOwner);
                if (message["arguments"] != null && $Object.hasOwnProperty.call(message, "arguments") && message["arguments"].length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message["arguments"]);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.leader);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.epoch);
                if (message.mirrors != null && message.mirrors.length)
                    for (let i = 0; i < message.mirrors.length; ++i)
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.mirrors[i]);
                if (message.syncSet != null && message.syncSet.length)
                    for (let i = 0; i < message.syncSet.length; ++i)
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.syncSet[i]);
                if (message.down != null && $Object.hasOwnProperty.call(message, "down") && message.down !== false)
                    writer.uint32(/* id 12, wireType 0 =*/96).bool(message.down);
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                    writer.uint32(/* id 13, wireType 2 =*/106).string(message.policy);
                if (message.mirrorsChangedAt != null && $Object.hasOwnProperty.call(message, "mirrorsChangedAt") && (typeof message.mirrorsChangedAt === "object" ? message.mirrorsChangedAt.low || message.mirrorsChangedAt.high : message.mirrorsChangedAt !== 0))
                    writer.uint32(/* id 14, wireType 0 =*/112).uint64(message.mirrorsChangedAt);
                if (message.epochs != null && message.epochs.length)
                    for (let i = 0; i < message.epochs.length; ++i)
                        $root.warren.metadata.QueueEpoch.encode(message.epochs[i], writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.operatorPolicy != null && $Object.hasOwnProperty.call(message, "operatorPolicy"))
                    writer.uint32(/* id 16, wireType 2 =*/130).string(message.operatorPolicy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Queue message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.Queue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.Queue & warren.metadata.Queue.$Shape} Queue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Queue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.Queue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uid = value;
                            else
                                delete message.uid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vhost = value;
                            else
                                delete message.vhost;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.durable = value;
                            else
                                delete message.durable;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.autoDelete = value;
                            else
                                delete message.autoDelete;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.exclusiveOwner = reader.stringVerify();
                            message._exclusiveOwner = "exclusiveOwner";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message["arguments"] = value;
                            else
                                delete message["arguments"];
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leader = value;
                            else
                                delete message.leader;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if (!(message.mirrors && message.mirrors.length))
                                message.mirrors = [];
                            message.mirrors.push(reader.stringVerify());
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.syncSet && message.syncSet.length))
                                message.syncSet = [];
                            message.syncSet.push(reader.stringVerify());
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.down = value;
                            else
                                delete message.down;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.policy = reader.stringVerify();
                            message._policy = "policy";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.mirrorsChangedAt = value;
                            else
                                delete message.mirrorsChangedAt;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if (!(message.epochs && message.epochs.length))
                                message.epochs = [];
                            message.epochs.push($root.warren.metadata.QueueEpoch.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.operatorPolicy = reader.stringVerify();
                            message._operatorPolicy = "operatorPolicy";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Queue;
        })();

        metadata.QueueEpoch = (function() {

            /**
             * Properties of a QueueEpoch.
             * @typedef {Object} warren.metadata.QueueEpoch.$Properties
             * @property {number|Long|null} [epoch] QueueEpoch epoch
             * @property {number|Long|null} [begunAt] QueueEpoch begunAt
             * @property {string|null} [leader] QueueEpoch leader
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a QueueEpoch.
             * @memberof warren.metadata
             * @interface IQueueEpoch
             * @augments warren.metadata.QueueEpoch.$Properties
             * @deprecated Use warren.metadata.QueueEpoch.$Properties instead.
             */

            /**
             * Shape of a QueueEpoch.
             * @typedef {warren.metadata.QueueEpoch.$Properties} warren.metadata.QueueEpoch.$Shape
             */

            /**
             * Constructs a new QueueEpoch.
             * @memberof warren.metadata
             * @classdesc Represents a QueueEpoch.
             * @constructor
             * @param {warren.metadata.QueueEpoch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const QueueEpoch = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * QueueEpoch epoch.
             * @member {number|Long} epoch
             * @memberof warren.metadata.QueueEpoch
             * @instance
             */
            QueueEpoch.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * QueueEpoch begunAt.
             * @member {number|Long} begunAt
             * @memberof warren.metadata.QueueEpoch
             * @instance
             */
            QueueEpoch.prototype.begunAt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * QueueEpoch leader.
             * @member {string} leader
             * @memberof warren.metadata.QueueEpoch
             * @instance
             */
            QueueEpoch.prototype.leader = "";

            /**
             * Creates a new QueueEpoch instance using the specified properties.
             * @function create
             * @memberof warren.metadata.QueueEpoch
             * @static
             * @param {warren.metadata.QueueEpoch.$Properties=} [properties] Properties to set
             * @returns {warren.metadata.QueueEpoch} QueueEpoch instance
             * @type {{
             *   (properties: warren.metadata.QueueEpoch.$Shape): warren.metadata.QueueEpoch & warren.metadata.QueueEpoch.$Shape;
             *   (properties?: warren.metadata.QueueEpoch.$Properties): warren.metadata.QueueEpoch;
             * }}
             */
            QueueEpoch.create = function(properties) {
                return new QueueEpoch(properties);
            };

            /**
             * Encodes the specified QueueEpoch message. Does not implicitly {@link warren.metadata.QueueEpoch.verify|verify} messages.
             * @function encode
             * @memberof warren.metadata.QueueEpoch
             * @static
             * @param {warren.metadata.QueueEpoch.$Properties} message QueueEpoch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            QueueEpoch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.epoch);
                if (message.begunAt != null && $Object.hasOwnProperty.call(message, "begunAt") && (typeof message.begunAt === "object" ? message.begunAt.low || message.begunAt.high : message.begunAt !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.begunAt);
                if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.leader);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a QueueEpoch message from the specified reader or buffer.
             * @function decode
             * @memberof warren.metadata.QueueEpoch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.metadata.QueueEpoch & warren.metadata.QueueEpoch.$Shape} QueueEpoch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            QueueEpoch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.metadata.QueueEpoch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.begunAt = value;
                            else
                                delete message.begunAt;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leader = value;
                            else
                                delete message.leader;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return QueueEpoch;
        })();

        return metadata;
    })();

    return warren;
})();

export {
  $root as default
};

// Written by scripts/generate/generate-proto.ts from proto/metadata.proto.
import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace warren. */
export namespace warren {

    /** Namespace metadata. */
    namespace metadata {

        /**
         * Properties of a Proposal.
         * @deprecated Use warren.metadata.Proposal.$Properties instead.
         */
        interface IProposal extends warren.metadata.Proposal.$Properties {
        }

        /** Represents a Proposal. */
        class Proposal {

            /**
             * Constructs a new Proposal.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Proposal.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Proposal proposer. */
            proposer: string;

            /** Proposal sequence. */
            sequence: (number|Long);

            /** Proposal floor. */
            floor: (number|Long);

            /** Proposal command. */
            command?: (warren.metadata.Command.$Properties|null);

            /**
             * Creates a new Proposal instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Proposal instance
             */
            static create(properties: warren.metadata.Proposal.$Shape): warren.metadata.Proposal & warren.metadata.Proposal.$Shape;
            static create(properties?: warren.metadata.Proposal.$Properties): warren.metadata.Proposal;

            /**
             * Encodes the specified Proposal message. Does not implicitly {@link warren.metadata.Proposal.verify|verify} messages.
             * @param message Proposal message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Proposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Proposal message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Proposal & warren.metadata.Proposal.$Shape} Proposal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Proposal & warren.metadata.Proposal.$Shape;
        }

        namespace Proposal {

            /** Properties of a Proposal. */
            interface $Properties {

                /** Proposal proposer */
                proposer?: (string|null);

                /** Proposal sequence */
                sequence?: (number|Long|null);

                /** Proposal floor */
                floor?: (number|Long|null);

                /** Proposal command */
                command?: (warren.metadata.Command.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Proposal. */
            type $Shape = {
              proposer?: string|null;
              sequence?: number|Long|null;
              floor?: number|Long|null;
              command?: warren.metadata.Command.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Command.
         * @deprecated Use warren.metadata.Command.$Properties instead.
         */
        interface ICommand extends warren.metadata.Command.$Properties {
        }

        /** Represents a Command. */
        class Command {

            /**
             * Constructs a new Command.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Command.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Command bootstrap. */
            bootstrap?: (warren.metadata.Bootstrap.$Properties|null);

            /** Command declareExchange. */
            declareExchange?: (warren.metadata.DeclareExchange.$Properties|null);

            /** Command deleteExchange. */
            deleteExchange?: (warren.metadata.DeleteExchange.$Properties|null);

            /** Command declareQueue. */
            declareQueue?: (warren.metadata.DeclareQueue.$Properties|null);

            /** Command deleteQueue. */
            deleteQueue?: (warren.metadata.DeleteQueue.$Properties|null);

            /** Command bind. */
            bind?: (warren.metadata.Binding.$Properties|null);

            /** Command unbind. */
            unbind?: (warren.metadata.Binding.$Properties|null);

            /** Command addVhost. */
            addVhost?: (warren.metadata.AddVhost.$Properties|null);

            /** Command deleteVhost. */
            deleteVhost?: (warren.metadata.DeleteVhost.$Properties|null);

            /** Command addUser. */
            addUser?: (warren.metadata.AddUser.$Properties|null);

            /** Command deleteUser. */
            deleteUser?: (warren.metadata.DeleteUser.$Properties|null);

            /** Command changePassword. */
            changePassword?: (warren.metadata.ChangePassword.$Properties|null);

            /** Command setUserTags. */
            setUserTags?: (warren.metadata.SetUserTags.$Properties|null);

            /** Command setPermissions. */
            setPermissions?: (warren.metadata.Permission.$Properties|null);

            /** Command clearPermissions. */
            clearPermissions?: (warren.metadata.ClearPermissions.$Properties|null);

            /** Command setTopicPermissions. */
            setTopicPermissions?: (warren.metadata.TopicPermission.$Properties|null);

            /** Command clearTopicPermissions. */
            clearTopicPermissions?: (warren.metadata.ClearTopicPermissions.$Properties|null);

            /** Command setClusterName. */
            setClusterName?: (warren.metadata.SetClusterName.$Properties|null);

            /** Command addMember. */
            addMember?: (warren.metadata.AddMember.$Properties|null);

            /** Command removeMember. */
            removeMember?: (warren.metadata.RemoveMember.$Properties|null);

            /** Command setMemberRole. */
            setMemberRole?: (warren.metadata.SetMemberRole.$Properties|null);

            /** Command nodeUp. */
            nodeUp?: (warren.metadata.NodeUp.$Properties|null);

            /** Command nodeDown. */
            nodeDown?: (warren.metadata.NodeDown.$Properties|null);

            /** Command connectionClosed. */
            connectionClosed?: (warren.metadata.ConnectionClosed.$Properties|null);

            /** Command startLineage. */
            startLineage?: (warren.metadata.StartLineage.$Properties|null);

            /** Command renameMember. */
            renameMember?: (warren.metadata.RenameMember.$Properties|null);

            /** Command enableFeatureFlag. */
            enableFeatureFlag?: (warren.metadata.EnableFeatureFlag.$Properties|null);

            /** Command setPolicy. */
            setPolicy?: (warren.metadata.Policy.$Properties|null);

            /** Command clearPolicy. */
            clearPolicy?: (warren.metadata.ClearPolicy.$Properties|null);

            /** Command growSyncSet. */
            growSyncSet?: (warren.metadata.GrowSyncSet.$Properties|null);

            /** Command shrinkSyncSet. */
            shrinkSyncSet?: (warren.metadata.ShrinkSyncSet.$Properties|null);

            /** Command transferLeader. */
            transferLeader?: (warren.metadata.TransferLeader.$Properties|null);

            /** Command setDraining. */
            setDraining?: (warren.metadata.SetDraining.$Properties|null);

            /** Command setOperatorPolicy. */
            setOperatorPolicy?: (warren.metadata.Policy.$Properties|null);

            /** Command clearOperatorPolicy. */
            clearOperatorPolicy?: (warren.metadata.ClearPolicy.$Properties|null);

            /** Command kind. */
            kind?: ("bootstrap"|"declareExchange"|"deleteExchange"|"declareQueue"|"deleteQueue"|"bind"|"unbind"|"addVhost"|"deleteVhost"|"addUser"|"deleteUser"|"changePassword"|"setUserTags"|"setPermissions"|"clearPermissions"|"setTopicPermissions"|"clearTopicPermissions"|"setClusterName"|"addMember"|"removeMember"|"setMemberRole"|"nodeUp"|"nodeDown"|"connectionClosed"|"startLineage"|"renameMember"|"enableFeatureFlag"|"setPolicy"|"clearPolicy"|"growSyncSet"|"shrinkSyncSet"|"transferLeader"|"setDraining"|"setOperatorPolicy"|"clearOperatorPolicy");

            /**
             * Creates a new Command instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Command instance
             */
            static create(properties: warren.metadata.Command.$Shape): warren.metadata.Command & warren.metadata.Command.$Shape;
            static create(properties?: warren.metadata.Command.$Properties): warren.metadata.Command;

            /**
             * Encodes the specified Command message. Does not implicitly {@link warren.metadata.Command.verify|verify} messages.
             * @param message Command message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Command message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Command & warren.metadata.Command.$Shape} Command
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Command & warren.metadata.Command.$Shape;
        }

        namespace Command {

            /** Properties of a Command. */
            interface $Properties {

                /** Command bootstrap */
                bootstrap?: (warren.metadata.Bootstrap.$Properties|null);

                /** Command declareExchange */
                declareExchange?: (warren.metadata.DeclareExchange.$Properties|null);

                /** Command deleteExchange */
                deleteExchange?: (warren.metadata.DeleteExchange.$Properties|null);

                /** Command declareQueue */
                declareQueue?: (warren.metadata.DeclareQueue.$Properties|null);

                /** Command deleteQueue */
                deleteQueue?: (warren.metadata.DeleteQueue.$Properties|null);

                /** Command bind */
                bind?: (warren.metadata.Binding.$Properties|null);

                /** Command unbind */
                unbind?: (warren.metadata.Binding.$Properties|null);

                /** Command addVhost */
                addVhost?: (warren.metadata.AddVhost.$Properties|null);

                /** Command deleteVhost */
                deleteVhost?: (warren.metadata.DeleteVhost.$Properties|null);

                /** Command addUser */
                addUser?: (warren.metadata.AddUser.$Properties|null);

                /** Command deleteUser */
                deleteUser?: (warren.metadata.DeleteUser.$Properties|null);

                /** Command changePassword */
                changePassword?: (warren.metadata.ChangePassword.$Properties|null);

                /** Command setUserTags */
                setUserTags?: (warren.metadata.SetUserTags.$Properties|null);

                /** Command setPermissions */
                setPermissions?: (warren.metadata.Permission.$Properties|null);

                /** Command clearPermissions */
                clearPermissions?: (warren.metadata.ClearPermissions.$Properties|null);

                /** Command setTopicPermissions */
                setTopicPermissions?: (warren.metadata.TopicPermission.$Properties|null);

                /** Command clearTopicPermissions */
                clearTopicPermissions?: (warren.metadata.ClearTopicPermissions.$Properties|null);

                /** Command setClusterName */
                setClusterName?: (warren.metadata.SetClusterName.$Properties|null);

                /** Command addMember */
                addMember?: (warren.metadata.AddMember.$Properties|null);

                /** Command removeMember */
                removeMember?: (warren.metadata.RemoveMember.$Properties|null);

                /** Command setMemberRole */
                setMemberRole?: (warren.metadata.SetMemberRole.$Properties|null);

                /** Command nodeUp */
                nodeUp?: (warren.metadata.NodeUp.$Properties|null);

                /** Command nodeDown */
                nodeDown?: (warren.metadata.NodeDown.$Properties|null);

                /** Command connectionClosed */
                connectionClosed?: (warren.metadata.ConnectionClosed.$Properties|null);

                /** Command startLineage */
                startLineage?: (warren.metadata.StartLineage.$Properties|null);

                /** Command renameMember */
                renameMember?: (warren.metadata.RenameMember.$Properties|null);

                /** Command enableFeatureFlag */
                enableFeatureFlag?: (warren.metadata.EnableFeatureFlag.$Properties|null);

                /** Command setPolicy */
                setPolicy?: (warren.metadata.Policy.$Properties|null);

                /** Command clearPolicy */
                clearPolicy?: (warren.metadata.ClearPolicy.$Properties|null);

                /** Command growSyncSet */
                growSyncSet?: (warren.metadata.GrowSyncSet.$Properties|null);

                /** Command shrinkSyncSet */
                shrinkSyncSet?: (warren.metadata.ShrinkSyncSet.$Properties|null);

                /** Command transferLeader */
                transferLeader?: (warren.metadata.TransferLeader.$Properties|null);

                /** Command setDraining */
                setDraining?: (warren.metadata.SetDraining.$Properties|null);

                /** Command setOperatorPolicy */
                setOperatorPolicy?: (warren.metadata.Policy.$Properties|null);

                /** Command clearOperatorPolicy */
                clearOperatorPolicy?: (warren.metadata.ClearPolicy.$Properties|null);

                /** Command kind */
                kind?: ("bootstrap"|"declareExchange"|"deleteExchange"|"declareQueue"|"deleteQueue"|"bind"|"unbind"|"addVhost"|"deleteVhost"|"addUser"|"deleteUser"|"changePassword"|"setUserTags"|"setPermissions"|"clearPermissions"|"setTopicPermissions"|"clearTopicPermissions"|"setClusterName"|"addMember"|"removeMember"|"setMemberRole"|"nodeUp"|"nodeDown"|"connectionClosed"|"startLineage"|"renameMember"|"enableFeatureFlag"|"setPolicy"|"clearPolicy"|"growSyncSet"|"shrinkSyncSet"|"transferLeader"|"setDraining"|"setOperatorPolicy"|"clearOperatorPolicy");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Command. */
            type $Shape = {
              bootstrap?: warren.metadata.Bootstrap.$Shape|null;
              declareExchange?: warren.metadata.DeclareExchange.$Shape|null;
              deleteExchange?: warren.metadata.DeleteExchange.$Shape|null;
              declareQueue?: warren.metadata.DeclareQueue.$Shape|null;
              deleteQueue?: warren.metadata.DeleteQueue.$Shape|null;
              bind?: warren.metadata.Binding.$Shape|null;
              unbind?: warren.metadata.Binding.$Shape|null;
              addVhost?: warren.metadata.AddVhost.$Shape|null;
              deleteVhost?: warren.metadata.DeleteVhost.$Shape|null;
              addUser?: warren.metadata.AddUser.$Shape|null;
              deleteUser?: warren.metadata.DeleteUser.$Shape|null;
              changePassword?: warren.metadata.ChangePassword.$Shape|null;
              setUserTags?: warren.metadata.SetUserTags.$Shape|null;
              setPermissions?: warren.metadata.Permission.$Shape|null;
              clearPermissions?: warren.metadata.ClearPermissions.$Shape|null;
              setTopicPermissions?: warren.metadata.TopicPermission.$Shape|null;
              clearTopicPermissions?: warren.metadata.ClearTopicPermissions.$Shape|null;
              setClusterName?: warren.metadata.SetClusterName.$Shape|null;
              addMember?: warren.metadata.AddMember.$Shape|null;
              removeMember?: warren.metadata.RemoveMember.$Shape|null;
              setMemberRole?: warren.metadata.SetMemberRole.$Shape|null;
              nodeUp?: warren.metadata.NodeUp.$Shape|null;
              nodeDown?: warren.metadata.NodeDown.$Shape|null;
              connectionClosed?: warren.metadata.ConnectionClosed.$Shape|null;
              startLineage?: warren.metadata.StartLineage.$Shape|null;
              renameMember?: warren.metadata.RenameMember.$Shape|null;
              enableFeatureFlag?: warren.metadata.EnableFeatureFlag.$Shape|null;
              setPolicy?: warren.metadata.Policy.$Shape|null;
              clearPolicy?: warren.metadata.ClearPolicy.$Shape|null;
              growSyncSet?: warren.metadata.GrowSyncSet.$Shape|null;
              shrinkSyncSet?: warren.metadata.ShrinkSyncSet.$Shape|null;
              transferLeader?: warren.metadata.TransferLeader.$Shape|null;
              setDraining?: warren.metadata.SetDraining.$Shape|null;
              setOperatorPolicy?: warren.metadata.Policy.$Shape|null;
              clearOperatorPolicy?: warren.metadata.ClearPolicy.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "bootstrap"; bootstrap: warren.metadata.Bootstrap.$Shape; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "declareExchange"; bootstrap?: null; declareExchange: warren.metadata.DeclareExchange.$Shape; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteExchange"; bootstrap?: null; declareExchange?: null; deleteExchange: warren.metadata.DeleteExchange.$Shape; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "declareQueue"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue: warren.metadata.DeclareQueue.$Shape; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteQueue"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue: warren.metadata.DeleteQueue.$Shape; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "bind"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind: warren.metadata.Binding.$Shape; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "unbind"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind: warren.metadata.Binding.$Shape; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addVhost"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost: warren.metadata.AddVhost.$Shape; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteVhost"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost: warren.metadata.DeleteVhost.$Shape; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addUser"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser: warren.metadata.AddUser.$Shape; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "deleteUser"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser: warren.metadata.DeleteUser.$Shape; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "changePassword"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword: warren.metadata.ChangePassword.$Shape; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setUserTags"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags: warren.metadata.SetUserTags.$Shape; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions: warren.metadata.Permission.$Shape; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions: warren.metadata.ClearPermissions.$Shape; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setTopicPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions: warren.metadata.TopicPermission.$Shape; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearTopicPermissions"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions: warren.metadata.ClearTopicPermissions.$Shape; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setClusterName"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName: warren.metadata.SetClusterName.$Shape; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "addMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember: warren.metadata.AddMember.$Shape; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "removeMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember: warren.metadata.RemoveMember.$Shape; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setMemberRole"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole: warren.metadata.SetMemberRole.$Shape; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "nodeUp"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp: warren.metadata.NodeUp.$Shape; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "nodeDown"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown: warren.metadata.NodeDown.$Shape; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "connectionClosed"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed: warren.metadata.ConnectionClosed.$Shape; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "startLineage"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage: warren.metadata.StartLineage.$Shape; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "renameMember"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember: warren.metadata.RenameMember.$Shape; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "enableFeatureFlag"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag: warren.metadata.EnableFeatureFlag.$Shape; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy: warren.metadata.Policy.$Shape; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "clearPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy: warren.metadata.ClearPolicy.$Shape; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "growSyncSet"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet: warren.metadata.GrowSyncSet.$Shape; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "shrinkSyncSet"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet: warren.metadata.ShrinkSyncSet.$Shape; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "transferLeader"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader: warren.metadata.TransferLeader.$Shape; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setDraining"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining: warren.metadata.SetDraining.$Shape; setOperatorPolicy?: null; clearOperatorPolicy?: null }|{ kind?: "setOperatorPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy: warren.metadata.Policy.$Shape; clearOperatorPolicy?: null }|{ kind?: "clearOperatorPolicy"; bootstrap?: null; declareExchange?: null; deleteExchange?: null; declareQueue?: null; deleteQueue?: null; bind?: null; unbind?: null; addVhost?: null; deleteVhost?: null; addUser?: null; deleteUser?: null; changePassword?: null; setUserTags?: null; setPermissions?: null; clearPermissions?: null; setTopicPermissions?: null; clearTopicPermissions?: null; setClusterName?: null; addMember?: null; removeMember?: null; setMemberRole?: null; nodeUp?: null; nodeDown?: null; connectionClosed?: null; startLineage?: null; renameMember?: null; enableFeatureFlag?: null; setPolicy?: null; clearPolicy?: null; growSyncSet?: null; shrinkSyncSet?: null; transferLeader?: null; setDraining?: null; setOperatorPolicy?: null; clearOperatorPolicy: warren.metadata.ClearPolicy.$Shape })
            );
        }

        /**
         * Properties of a Bootstrap.
         * @deprecated Use warren.metadata.Bootstrap.$Properties instead.
         */
        interface IBootstrap extends warren.metadata.Bootstrap.$Properties {
        }

        /** Represents a Bootstrap. */
        class Bootstrap {

            /**
             * Constructs a new Bootstrap.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Bootstrap.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Bootstrap clusterName. */
            clusterName: string;

            /** Bootstrap guestPasswordHash. */
            guestPasswordHash: string;

            /** Bootstrap featureFlags. */
            featureFlags: string[];

            /**
             * Creates a new Bootstrap instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Bootstrap instance
             */
            static create(properties: warren.metadata.Bootstrap.$Shape): warren.metadata.Bootstrap & warren.metadata.Bootstrap.$Shape;
            static create(properties?: warren.metadata.Bootstrap.$Properties): warren.metadata.Bootstrap;

            /**
             * Encodes the specified Bootstrap message. Does not implicitly {@link warren.metadata.Bootstrap.verify|verify} messages.
             * @param message Bootstrap message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Bootstrap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Bootstrap message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Bootstrap & warren.metadata.Bootstrap.$Shape} Bootstrap
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Bootstrap & warren.metadata.Bootstrap.$Shape;
        }

        namespace Bootstrap {

            /** Properties of a Bootstrap. */
            interface $Properties {

                /** Bootstrap clusterName */
                clusterName?: (string|null);

                /** Bootstrap guestPasswordHash */
                guestPasswordHash?: (string|null);

                /** Bootstrap featureFlags */
                featureFlags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Bootstrap. */
            type $Shape = warren.metadata.Bootstrap.$Properties;
        }

        /**
         * Properties of a DeclareExchange.
         * @deprecated Use warren.metadata.DeclareExchange.$Properties instead.
         */
        interface IDeclareExchange extends warren.metadata.DeclareExchange.$Properties {
        }

        /** Represents a DeclareExchange. */
        class DeclareExchange {

            /**
             * Constructs a new DeclareExchange.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeclareExchange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeclareExchange vhost. */
            vhost: string;

            /** DeclareExchange name. */
            name: string;

            /** DeclareExchange type. */
            type: string;

            /** DeclareExchange durable. */
            durable: boolean;

            /** DeclareExchange autoDelete. */
            autoDelete: boolean;

            /** DeclareExchange internal. */
            internal: boolean;

            /** DeclareExchange arguments. */
            arguments: Uint8Array;

            /**
             * Creates a new DeclareExchange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeclareExchange instance
             */
            static create(properties: warren.metadata.DeclareExchange.$Shape): warren.metadata.DeclareExchange & warren.metadata.DeclareExchange.$Shape;
            static create(properties?: warren.metadata.DeclareExchange.$Properties): warren.metadata.DeclareExchange;

            /**
             * Encodes the specified DeclareExchange message. Does not implicitly {@link warren.metadata.DeclareExchange.verify|verify} messages.
             * @param message DeclareExchange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeclareExchange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeclareExchange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeclareExchange & warren.metadata.DeclareExchange.$Shape} DeclareExchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeclareExchange & warren.metadata.DeclareExchange.$Shape;
        }

        namespace DeclareExchange {

            /** Properties of a DeclareExchange. */
            interface $Properties {

                /** DeclareExchange vhost */
                vhost?: (string|null);

                /** DeclareExchange name */
                name?: (string|null);

                /** DeclareExchange type */
                type?: (string|null);

                /** DeclareExchange durable */
                durable?: (boolean|null);

                /** DeclareExchange autoDelete */
                autoDelete?: (boolean|null);

                /** DeclareExchange internal */
                internal?: (boolean|null);

                /** DeclareExchange arguments */
                "arguments"?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeclareExchange. */
            type $Shape = warren.metadata.DeclareExchange.$Properties;
        }

        /**
         * Properties of a DeleteExchange.
         * @deprecated Use warren.metadata.DeleteExchange.$Properties instead.
         */
        interface IDeleteExchange extends warren.metadata.DeleteExchange.$Properties {
        }

        /** Represents a DeleteExchange. */
        class DeleteExchange {

            /**
             * Constructs a new DeleteExchange.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeleteExchange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteExchange vhost. */
            vhost: string;

            /** DeleteExchange name. */
            name: string;

            /** DeleteExchange ifUnused. */
            ifUnused: boolean;

            /**
             * Creates a new DeleteExchange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteExchange instance
             */
            static create(properties: warren.metadata.DeleteExchange.$Shape): warren.metadata.DeleteExchange & warren.metadata.DeleteExchange.$Shape;
            static create(properties?: warren.metadata.DeleteExchange.$Properties): warren.metadata.DeleteExchange;

            /**
             * Encodes the specified DeleteExchange message. Does not implicitly {@link warren.metadata.DeleteExchange.verify|verify} messages.
             * @param message DeleteExchange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeleteExchange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteExchange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteExchange & warren.metadata.DeleteExchange.$Shape} DeleteExchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeleteExchange & warren.metadata.DeleteExchange.$Shape;
        }

        namespace DeleteExchange {

            /** Properties of a DeleteExchange. */
            interface $Properties {

                /** DeleteExchange vhost */
                vhost?: (string|null);

                /** DeleteExchange name */
                name?: (string|null);

                /** DeleteExchange ifUnused */
                ifUnused?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteExchange. */
            type $Shape = warren.metadata.DeleteExchange.$Properties;
        }

        /**
         * Properties of a DeclareQueue.
         * @deprecated Use warren.metadata.DeclareQueue.$Properties instead.
         */
        interface IDeclareQueue extends warren.metadata.DeclareQueue.$Properties {
        }

        /** Represents a DeclareQueue. */
        class DeclareQueue {

            /**
             * Constructs a new DeclareQueue.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeclareQueue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeclareQueue vhost. */
            vhost: string;

            /** DeclareQueue name. */
            name: string;

            /** DeclareQueue durable. */
            durable: boolean;

            /** DeclareQueue autoDelete. */
            autoDelete: boolean;

            /** DeclareQueue connection. */
            connection?: (string|null);

            /** DeclareQueue exclusive. */
            exclusive: boolean;

            /** DeclareQueue serverNamed. */
            serverNamed: boolean;

            /** DeclareQueue arguments. */
            arguments: Uint8Array;

            /** DeclareQueue leader. */
            leader: string;

            /** DeclareQueue mirrors. */
            mirrors: string[];

            /**
             * Creates a new DeclareQueue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeclareQueue instance
             */
            static create(properties: warren.metadata.DeclareQueue.$Shape): warren.metadata.DeclareQueue & warren.metadata.DeclareQueue.$Shape;
            static create(properties?: warren.metadata.DeclareQueue.$Properties): warren.metadata.DeclareQueue;

            /**
             * Encodes the specified DeclareQueue message. Does not implicitly {@link warren.metadata.DeclareQueue.verify|verify} messages.
             * @param message DeclareQueue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeclareQueue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeclareQueue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeclareQueue & warren.metadata.DeclareQueue.$Shape} DeclareQueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeclareQueue & warren.metadata.DeclareQueue.$Shape;
        }

        namespace DeclareQueue {

            /** Properties of a DeclareQueue. */
            interface $Properties {

                /** DeclareQueue vhost */
                vhost?: (string|null);

                /** DeclareQueue name */
                name?: (string|null);

                /** DeclareQueue durable */
                durable?: (boolean|null);

                /** DeclareQueue autoDelete */
                autoDelete?: (boolean|null);

                /** DeclareQueue connection */
                connection?: (string|null);

                /** DeclareQueue exclusive */
                exclusive?: (boolean|null);

                /** DeclareQueue serverNamed */
                serverNamed?: (boolean|null);

                /** DeclareQueue arguments */
                "arguments"?: (Uint8Array|null);

                /** DeclareQueue leader */
                leader?: (string|null);

                /** DeclareQueue mirrors */
                mirrors?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeclareQueue. */
            type $Shape = warren.metadata.DeclareQueue.$Properties;
        }

        /**
         * Properties of a DeleteQueue.
         * @deprecated Use warren.metadata.DeleteQueue.$Properties instead.
         */
        interface IDeleteQueue extends warren.metadata.DeleteQueue.$Properties {
        }

        /** Represents a DeleteQueue. */
        class DeleteQueue {

            /**
             * Constructs a new DeleteQueue.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeleteQueue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteQueue vhost. */
            vhost: string;

            /** DeleteQueue name. */
            name: string;

            /** DeleteQueue uid. */
            uid?: (number|Long|null);

            /** DeleteQueue connection. */
            connection?: (string|null);

            /** DeleteQueue force. */
            force: boolean;

            /**
             * Creates a new DeleteQueue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteQueue instance
             */
            static create(properties: warren.metadata.DeleteQueue.$Shape): warren.metadata.DeleteQueue & warren.metadata.DeleteQueue.$Shape;
            static create(properties?: warren.metadata.DeleteQueue.$Properties): warren.metadata.DeleteQueue;

            /**
             * Encodes the specified DeleteQueue message. Does not implicitly {@link warren.metadata.DeleteQueue.verify|verify} messages.
             * @param message DeleteQueue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeleteQueue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteQueue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteQueue & warren.metadata.DeleteQueue.$Shape} DeleteQueue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeleteQueue & warren.metadata.DeleteQueue.$Shape;
        }

        namespace DeleteQueue {

            /** Properties of a DeleteQueue. */
            interface $Properties {

                /** DeleteQueue vhost */
                vhost?: (string|null);

                /** DeleteQueue name */
                name?: (string|null);

                /** DeleteQueue uid */
                uid?: (number|Long|null);

                /** DeleteQueue connection */
                connection?: (string|null);

                /** DeleteQueue force */
                force?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteQueue. */
            type $Shape = warren.metadata.DeleteQueue.$Properties;
        }

        /**
         * Properties of a Binding.
         * @deprecated Use warren.metadata.Binding.$Properties instead.
         */
        interface IBinding extends warren.metadata.Binding.$Properties {
        }

        /** Represents a Binding. */
        class Binding {

            /**
             * Constructs a new Binding.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Binding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Binding vhost. */
            vhost: string;

            /** Binding source. */
            source: string;

            /** Binding toExchange. */
            toExchange: boolean;

            /** Binding destination. */
            destination: string;

            /** Binding routingKey. */
            routingKey: string;

            /** Binding arguments. */
            arguments: Uint8Array;

            /** Binding connection. */
            connection?: (string|null);

            /**
             * Creates a new Binding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Binding instance
             */
            static create(properties: warren.metadata.Binding.$Shape): warren.metadata.Binding & warren.metadata.Binding.$Shape;
            static create(properties?: warren.metadata.Binding.$Properties): warren.metadata.Binding;

            /**
             * Encodes the specified Binding message. Does not implicitly {@link warren.metadata.Binding.verify|verify} messages.
             * @param message Binding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Binding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Binding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Binding & warren.metadata.Binding.$Shape} Binding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Binding & warren.metadata.Binding.$Shape;
        }

        namespace Binding {

            /** Properties of a Binding. */
            interface $Properties {

                /** Binding vhost */
                vhost?: (string|null);

                /** Binding source */
                source?: (string|null);

                /** Binding toExchange */
                toExchange?: (boolean|null);

                /** Binding destination */
                destination?: (string|null);

                /** Binding routingKey */
                routingKey?: (string|null);

                /** Binding arguments */
                "arguments"?: (Uint8Array|null);

                /** Binding connection */
                connection?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Binding. */
            type $Shape = warren.metadata.Binding.$Properties;
        }

        /**
         * Properties of an AddVhost.
         * @deprecated Use warren.metadata.AddVhost.$Properties instead.
         */
        interface IAddVhost extends warren.metadata.AddVhost.$Properties {
        }

        /** Represents an AddVhost. */
        class AddVhost {

            /**
             * Constructs a new AddVhost.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.AddVhost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddVhost name. */
            name: string;

            /** AddVhost description. */
            description: string;

            /** AddVhost tags. */
            tags: string[];

            /**
             * Creates a new AddVhost instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AddVhost instance
             */
            static create(properties: warren.metadata.AddVhost.$Shape): warren.metadata.AddVhost & warren.metadata.AddVhost.$Shape;
            static create(properties?: warren.metadata.AddVhost.$Properties): warren.metadata.AddVhost;

            /**
             * Encodes the specified AddVhost message. Does not implicitly {@link warren.metadata.AddVhost.verify|verify} messages.
             * @param message AddVhost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.AddVhost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddVhost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.AddVhost & warren.metadata.AddVhost.$Shape} AddVhost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.AddVhost & warren.metadata.AddVhost.$Shape;
        }

        namespace AddVhost {

            /** Properties of an AddVhost. */
            interface $Properties {

                /** AddVhost name */
                name?: (string|null);

                /** AddVhost description */
                description?: (string|null);

                /** AddVhost tags */
                tags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddVhost. */
            type $Shape = warren.metadata.AddVhost.$Properties;
        }

        /**
         * Properties of a DeleteVhost.
         * @deprecated Use warren.metadata.DeleteVhost.$Properties instead.
         */
        interface IDeleteVhost extends warren.metadata.DeleteVhost.$Properties {
        }

        /** Represents a DeleteVhost. */
        class DeleteVhost {

            /**
             * Constructs a new DeleteVhost.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeleteVhost.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteVhost name. */
            name: string;

            /**
             * Creates a new DeleteVhost instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteVhost instance
             */
            static create(properties: warren.metadata.DeleteVhost.$Shape): warren.metadata.DeleteVhost & warren.metadata.DeleteVhost.$Shape;
            static create(properties?: warren.metadata.DeleteVhost.$Properties): warren.metadata.DeleteVhost;

            /**
             * Encodes the specified DeleteVhost message. Does not implicitly {@link warren.metadata.DeleteVhost.verify|verify} messages.
             * @param message DeleteVhost message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeleteVhost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteVhost message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteVhost & warren.metadata.DeleteVhost.$Shape} DeleteVhost
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeleteVhost & warren.metadata.DeleteVhost.$Shape;
        }

        namespace DeleteVhost {

            /** Properties of a DeleteVhost. */
            interface $Properties {

                /** DeleteVhost name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteVhost. */
            type $Shape = warren.metadata.DeleteVhost.$Properties;
        }

        /**
         * Properties of an AddUser.
         * @deprecated Use warren.metadata.AddUser.$Properties instead.
         */
        interface IAddUser extends warren.metadata.AddUser.$Properties {
        }

        /** Represents an AddUser. */
        class AddUser {

            /**
             * Constructs a new AddUser.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.AddUser.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddUser name. */
            name: string;

            /** AddUser passwordHash. */
            passwordHash: string;

            /** AddUser tags. */
            tags: string[];

            /**
             * Creates a new AddUser instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AddUser instance
             */
            static create(properties: warren.metadata.AddUser.$Shape): warren.metadata.AddUser & warren.metadata.AddUser.$Shape;
            static create(properties?: warren.metadata.AddUser.$Properties): warren.metadata.AddUser;

            /**
             * Encodes the specified AddUser message. Does not implicitly {@link warren.metadata.AddUser.verify|verify} messages.
             * @param message AddUser message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.AddUser.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddUser message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.AddUser & warren.metadata.AddUser.$Shape} AddUser
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.AddUser & warren.metadata.AddUser.$Shape;
        }

        namespace AddUser {

            /** Properties of an AddUser. */
            interface $Properties {

                /** AddUser name */
                name?: (string|null);

                /** AddUser passwordHash */
                passwordHash?: (string|null);

                /** AddUser tags */
                tags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddUser. */
            type $Shape = warren.metadata.AddUser.$Properties;
        }

        /**
         * Properties of a DeleteUser.
         * @deprecated Use warren.metadata.DeleteUser.$Properties instead.
         */
        interface IDeleteUser extends warren.metadata.DeleteUser.$Properties {
        }

        /** Represents a DeleteUser. */
        class DeleteUser {

            /**
             * Constructs a new DeleteUser.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.DeleteUser.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DeleteUser name. */
            name: string;

            /**
             * Creates a new DeleteUser instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DeleteUser instance
             */
            static create(properties: warren.metadata.DeleteUser.$Shape): warren.metadata.DeleteUser & warren.metadata.DeleteUser.$Shape;
            static create(properties?: warren.metadata.DeleteUser.$Properties): warren.metadata.DeleteUser;

            /**
             * Encodes the specified DeleteUser message. Does not implicitly {@link warren.metadata.DeleteUser.verify|verify} messages.
             * @param message DeleteUser message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.DeleteUser.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DeleteUser message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.DeleteUser & warren.metadata.DeleteUser.$Shape} DeleteUser
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.DeleteUser & warren.metadata.DeleteUser.$Shape;
        }

        namespace DeleteUser {

            /** Properties of a DeleteUser. */
            interface $Properties {

                /** DeleteUser name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DeleteUser. */
            type $Shape = warren.metadata.DeleteUser.$Properties;
        }

        /**
         * Properties of a ChangePassword.
         * @deprecated Use warren.metadata.ChangePassword.$Properties instead.
         */
        interface IChangePassword extends warren.metadata.ChangePassword.$Properties {
        }

        /** Represents a ChangePassword. */
        class ChangePassword {

            /**
             * Constructs a new ChangePassword.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ChangePassword.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ChangePassword name. */
            name: string;

            /** ChangePassword passwordHash. */
            passwordHash: string;

            /**
             * Creates a new ChangePassword instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ChangePassword instance
             */
            static create(properties: warren.metadata.ChangePassword.$Shape): warren.metadata.ChangePassword & warren.metadata.ChangePassword.$Shape;
            static create(properties?: warren.metadata.ChangePassword.$Properties): warren.metadata.ChangePassword;

            /**
             * Encodes the specified ChangePassword message. Does not implicitly {@link warren.metadata.ChangePassword.verify|verify} messages.
             * @param message ChangePassword message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ChangePassword.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ChangePassword message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ChangePassword & warren.metadata.ChangePassword.$Shape} ChangePassword
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ChangePassword & warren.metadata.ChangePassword.$Shape;
        }

        namespace ChangePassword {

            /** Properties of a ChangePassword. */
            interface $Properties {

                /** ChangePassword name */
                name?: (string|null);

                /** ChangePassword passwordHash */
                passwordHash?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ChangePassword. */
            type $Shape = warren.metadata.ChangePassword.$Properties;
        }

        /**
         * Properties of a SetUserTags.
         * @deprecated Use warren.metadata.SetUserTags.$Properties instead.
         */
        interface ISetUserTags extends warren.metadata.SetUserTags.$Properties {
        }

        /** Represents a SetUserTags. */
        class SetUserTags {

            /**
             * Constructs a new SetUserTags.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.SetUserTags.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetUserTags name. */
            name: string;

            /** SetUserTags tags. */
            tags: string[];

            /**
             * Creates a new SetUserTags instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetUserTags instance
             */
            static create(properties: warren.metadata.SetUserTags.$Shape): warren.metadata.SetUserTags & warren.metadata.SetUserTags.$Shape;
            static create(properties?: warren.metadata.SetUserTags.$Properties): warren.metadata.SetUserTags;

            /**
             * Encodes the specified SetUserTags message. Does not implicitly {@link warren.metadata.SetUserTags.verify|verify} messages.
             * @param message SetUserTags message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.SetUserTags.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetUserTags message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.SetUserTags & warren.metadata.SetUserTags.$Shape} SetUserTags
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.SetUserTags & warren.metadata.SetUserTags.$Shape;
        }

        namespace SetUserTags {

            /** Properties of a SetUserTags. */
            interface $Properties {

                /** SetUserTags name */
                name?: (string|null);

                /** SetUserTags tags */
                tags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetUserTags. */
            type $Shape = warren.metadata.SetUserTags.$Properties;
        }

        /**
         * Properties of a Permission.
         * @deprecated Use warren.metadata.Permission.$Properties instead.
         */
        interface IPermission extends warren.metadata.Permission.$Properties {
        }

        /** Represents a Permission. */
        class Permission {

            /**
             * Constructs a new Permission.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Permission.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Permission user. */
            user: string;

            /** Permission vhost. */
            vhost: string;

            /** Permission configure. */
            configure: string;

            /** Permission write. */
            write: string;

            /** Permission read. */
            read: string;

            /**
             * Creates a new Permission instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Permission instance
             */
            static create(properties: warren.metadata.Permission.$Shape): warren.metadata.Permission & warren.metadata.Permission.$Shape;
            static create(properties?: warren.metadata.Permission.$Properties): warren.metadata.Permission;

            /**
             * Encodes the specified Permission message. Does not implicitly {@link warren.metadata.Permission.verify|verify} messages.
             * @param message Permission message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Permission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Permission message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Permission & warren.metadata.Permission.$Shape} Permission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Permission & warren.metadata.Permission.$Shape;
        }

        namespace Permission {

            /** Properties of a Permission. */
            interface $Properties {

                /** Permission user */
                user?: (string|null);

                /** Permission vhost */
                vhost?: (string|null);

                /** Permission configure */
                configure?: (string|null);

                /** Permission write */
                write?: (string|null);

                /** Permission read */
                read?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Permission. */
            type $Shape = warren.metadata.Permission.$Properties;
        }

        /**
         * Properties of a ClearPermissions.
         * @deprecated Use warren.metadata.ClearPermissions.$Properties instead.
         */
        interface IClearPermissions extends warren.metadata.ClearPermissions.$Properties {
        }

        /** Represents a ClearPermissions. */
        class ClearPermissions {

            /**
             * Constructs a new ClearPermissions.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ClearPermissions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClearPermissions user. */
            user: string;

            /** ClearPermissions vhost. */
            vhost: string;

            /**
             * Creates a new ClearPermissions instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClearPermissions instance
             */
            static create(properties: warren.metadata.ClearPermissions.$Shape): warren.metadata.ClearPermissions & warren.metadata.ClearPermissions.$Shape;
            static create(properties?: warren.metadata.ClearPermissions.$Properties): warren.metadata.ClearPermissions;

            /**
             * Encodes the specified ClearPermissions message. Does not implicitly {@link warren.metadata.ClearPermissions.verify|verify} messages.
             * @param message ClearPermissions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ClearPermissions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClearPermissions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ClearPermissions & warren.metadata.ClearPermissions.$Shape} ClearPermissions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ClearPermissions & warren.metadata.ClearPermissions.$Shape;
        }

        namespace ClearPermissions {

            /** Properties of a ClearPermissions. */
            interface $Properties {

                /** ClearPermissions user */
                user?: (string|null);

                /** ClearPermissions vhost */
                vhost?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClearPermissions. */
            type $Shape = warren.metadata.ClearPermissions.$Properties;
        }

        /**
         * Properties of a TopicPermission.
         * @deprecated Use warren.metadata.TopicPermission.$Properties instead.
         */
        interface ITopicPermission extends warren.metadata.TopicPermission.$Properties {
        }

        /** Represents a TopicPermission. */
        class TopicPermission {

            /**
             * Constructs a new TopicPermission.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.TopicPermission.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TopicPermission user. */
            user: string;

            /** TopicPermission vhost. */
            vhost: string;

            /** TopicPermission exchange. */
            exchange: string;

            /** TopicPermission write. */
            write: string;

            /** TopicPermission read. */
            read: string;

            /**
             * Creates a new TopicPermission instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TopicPermission instance
             */
            static create(properties: warren.metadata.TopicPermission.$Shape): warren.metadata.TopicPermission & warren.metadata.TopicPermission.$Shape;
            static create(properties?: warren.metadata.TopicPermission.$Properties): warren.metadata.TopicPermission;

            /**
             * Encodes the specified TopicPermission message. Does not implicitly {@link warren.metadata.TopicPermission.verify|verify} messages.
             * @param message TopicPermission message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.TopicPermission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TopicPermission message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.TopicPermission & warren.metadata.TopicPermission.$Shape} TopicPermission
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.TopicPermission & warren.metadata.TopicPermission.$Shape;
        }

        namespace TopicPermission {

            /** Properties of a TopicPermission. */
            interface $Properties {

                /** TopicPermission user */
                user?: (string|null);

                /** TopicPermission vhost */
                vhost?: (string|null);

                /** TopicPermission exchange */
                exchange?: (string|null);

                /** TopicPermission write */
                write?: (string|null);

                /** TopicPermission read */
                read?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TopicPermission. */
            type $Shape = warren.metadata.TopicPermission.$Properties;
        }

        /**
         * Properties of a ClearTopicPermissions.
         * @deprecated Use warren.metadata.ClearTopicPermissions.$Properties instead.
         */
        interface IClearTopicPermissions extends warren.metadata.ClearTopicPermissions.$Properties {
        }

        /** Represents a ClearTopicPermissions. */
        class ClearTopicPermissions {

            /**
             * Constructs a new ClearTopicPermissions.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ClearTopicPermissions.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClearTopicPermissions user. */
            user: string;

            /** ClearTopicPermissions vhost. */
            vhost: string;

            /** ClearTopicPermissions exchange. */
            exchange?: (string|null);

            /**
             * Creates a new ClearTopicPermissions instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClearTopicPermissions instance
             */
            static create(properties: warren.metadata.ClearTopicPermissions.$Shape): warren.metadata.ClearTopicPermissions & warren.metadata.ClearTopicPermissions.$Shape;
            static create(properties?: warren.metadata.ClearTopicPermissions.$Properties): warren.metadata.ClearTopicPermissions;

            /**
             * Encodes the specified ClearTopicPermissions message. Does not implicitly {@link warren.metadata.ClearTopicPermissions.verify|verify} messages.
             * @param message ClearTopicPermissions message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ClearTopicPermissions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClearTopicPermissions message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ClearTopicPermissions & warren.metadata.ClearTopicPermissions.$Shape} ClearTopicPermissions
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ClearTopicPermissions & warren.metadata.ClearTopicPermissions.$Shape;
        }

        namespace ClearTopicPermissions {

            /** Properties of a ClearTopicPermissions. */
            interface $Properties {

                /** ClearTopicPermissions user */
                user?: (string|null);

                /** ClearTopicPermissions vhost */
                vhost?: (string|null);

                /** ClearTopicPermissions exchange */
                exchange?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClearTopicPermissions. */
            type $Shape = warren.metadata.ClearTopicPermissions.$Properties;
        }

        /**
         * Properties of a Policy.
         * @deprecated Use warren.metadata.Policy.$Properties instead.
         */
        interface IPolicy extends warren.metadata.Policy.$Properties {
        }

        /** Represents a Policy. */
        class Policy {

            /**
             * Constructs a new Policy.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Policy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Policy vhost. */
            vhost: string;

            /** Policy name. */
            name: string;

            /** Policy pattern. */
            pattern: string;

            /** Policy applyTo. */
            applyTo: string;

            /** Policy definition. */
            definition: string;

            /** Policy priority. */
            priority: (number|Long);

            /**
             * Creates a new Policy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Policy instance
             */
            static create(properties: warren.metadata.Policy.$Shape): warren.metadata.Policy & warren.metadata.Policy.$Shape;
            static create(properties?: warren.metadata.Policy.$Properties): warren.metadata.Policy;

            /**
             * Encodes the specified Policy message. Does not implicitly {@link warren.metadata.Policy.verify|verify} messages.
             * @param message Policy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Policy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Policy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Policy & warren.metadata.Policy.$Shape} Policy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Policy & warren.metadata.Policy.$Shape;
        }

        namespace Policy {

            /** Properties of a Policy. */
            interface $Properties {

                /** Policy vhost */
                vhost?: (string|null);

                /** Policy name */
                name?: (string|null);

                /** Policy pattern */
                pattern?: (string|null);

                /** Policy applyTo */
                applyTo?: (string|null);

                /** Policy definition */
                definition?: (string|null);

                /** Policy priority */
                priority?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Policy. */
            type $Shape = warren.metadata.Policy.$Properties;
        }

        /**
         * Properties of a ClearPolicy.
         * @deprecated Use warren.metadata.ClearPolicy.$Properties instead.
         */
        interface IClearPolicy extends warren.metadata.ClearPolicy.$Properties {
        }

        /** Represents a ClearPolicy. */
        class ClearPolicy {

            /**
             * Constructs a new ClearPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ClearPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClearPolicy vhost. */
            vhost: string;

            /** ClearPolicy name. */
            name: string;

            /**
             * Creates a new ClearPolicy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ClearPolicy instance
             */
            static create(properties: warren.metadata.ClearPolicy.$Shape): warren.metadata.ClearPolicy & warren.metadata.ClearPolicy.$Shape;
            static create(properties?: warren.metadata.ClearPolicy.$Properties): warren.metadata.ClearPolicy;

            /**
             * Encodes the specified ClearPolicy message. Does not implicitly {@link warren.metadata.ClearPolicy.verify|verify} messages.
             * @param message ClearPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ClearPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClearPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ClearPolicy & warren.metadata.ClearPolicy.$Shape} ClearPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ClearPolicy & warren.metadata.ClearPolicy.$Shape;
        }

        namespace ClearPolicy {

            /** Properties of a ClearPolicy. */
            interface $Properties {

                /** ClearPolicy vhost */
                vhost?: (string|null);

                /** ClearPolicy name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClearPolicy. */
            type $Shape = warren.metadata.ClearPolicy.$Properties;
        }

        /**
         * Properties of a SetClusterName.
         * @deprecated Use warren.metadata.SetClusterName.$Properties instead.
         */
        interface ISetClusterName extends warren.metadata.SetClusterName.$Properties {
        }

        /** Represents a SetClusterName. */
        class SetClusterName {

            /**
             * Constructs a new SetClusterName.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.SetClusterName.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetClusterName name. */
            name: string;

            /**
             * Creates a new SetClusterName instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetClusterName instance
             */
            static create(properties: warren.metadata.SetClusterName.$Shape): warren.metadata.SetClusterName & warren.metadata.SetClusterName.$Shape;
            static create(properties?: warren.metadata.SetClusterName.$Properties): warren.metadata.SetClusterName;

            /**
             * Encodes the specified SetClusterName message. Does not implicitly {@link warren.metadata.SetClusterName.verify|verify} messages.
             * @param message SetClusterName message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.SetClusterName.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetClusterName message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.SetClusterName & warren.metadata.SetClusterName.$Shape} SetClusterName
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.SetClusterName & warren.metadata.SetClusterName.$Shape;
        }

        namespace SetClusterName {

            /** Properties of a SetClusterName. */
            interface $Properties {

                /** SetClusterName name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetClusterName. */
            type $Shape = warren.metadata.SetClusterName.$Properties;
        }

        /**
         * Properties of an AddMember.
         * @deprecated Use warren.metadata.AddMember.$Properties instead.
         */
        interface IAddMember extends warren.metadata.AddMember.$Properties {
        }

        /** Represents an AddMember. */
        class AddMember {

            /**
             * Constructs a new AddMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.AddMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AddMember id. */
            id: string;

            /** AddMember name. */
            name: string;

            /** AddMember ram. */
            ram: boolean;

            /** AddMember host. */
            host: string;

            /** AddMember clusterPort. */
            clusterPort: number;

            /** AddMember featureFlags. */
            featureFlags: string[];

            /**
             * Creates a new AddMember instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AddMember instance
             */
            static create(properties: warren.metadata.AddMember.$Shape): warren.metadata.AddMember & warren.metadata.AddMember.$Shape;
            static create(properties?: warren.metadata.AddMember.$Properties): warren.metadata.AddMember;

            /**
             * Encodes the specified AddMember message. Does not implicitly {@link warren.metadata.AddMember.verify|verify} messages.
             * @param message AddMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.AddMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AddMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.AddMember & warren.metadata.AddMember.$Shape} AddMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.AddMember & warren.metadata.AddMember.$Shape;
        }

        namespace AddMember {

            /** Properties of an AddMember. */
            interface $Properties {

                /** AddMember id */
                id?: (string|null);

                /** AddMember name */
                name?: (string|null);

                /** AddMember ram */
                ram?: (boolean|null);

                /** AddMember host */
                host?: (string|null);

                /** AddMember clusterPort */
                clusterPort?: (number|null);

                /** AddMember featureFlags */
                featureFlags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AddMember. */
            type $Shape = warren.metadata.AddMember.$Properties;
        }

        /**
         * Properties of a RemoveMember.
         * @deprecated Use warren.metadata.RemoveMember.$Properties instead.
         */
        interface IRemoveMember extends warren.metadata.RemoveMember.$Properties {
        }

        /** Represents a RemoveMember. */
        class RemoveMember {

            /**
             * Constructs a new RemoveMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.RemoveMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RemoveMember id. */
            id: string;

            /**
             * Creates a new RemoveMember instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RemoveMember instance
             */
            static create(properties: warren.metadata.RemoveMember.$Shape): warren.metadata.RemoveMember & warren.metadata.RemoveMember.$Shape;
            static create(properties?: warren.metadata.RemoveMember.$Properties): warren.metadata.RemoveMember;

            /**
             * Encodes the specified RemoveMember message. Does not implicitly {@link warren.metadata.RemoveMember.verify|verify} messages.
             * @param message RemoveMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.RemoveMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RemoveMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.RemoveMember & warren.metadata.RemoveMember.$Shape} RemoveMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.RemoveMember & warren.metadata.RemoveMember.$Shape;
        }

        namespace RemoveMember {

            /** Properties of a RemoveMember. */
            interface $Properties {

                /** RemoveMember id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RemoveMember. */
            type $Shape = warren.metadata.RemoveMember.$Properties;
        }

        /**
         * Properties of a SetMemberRole.
         * @deprecated Use warren.metadata.SetMemberRole.$Properties instead.
         */
        interface ISetMemberRole extends warren.metadata.SetMemberRole.$Properties {
        }

        /** Represents a SetMemberRole. */
        class SetMemberRole {

            /**
             * Constructs a new SetMemberRole.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.SetMemberRole.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetMemberRole id. */
            id: string;

            /** SetMemberRole ram. */
            ram: boolean;

            /**
             * Creates a new SetMemberRole instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetMemberRole instance
             */
            static create(properties: warren.metadata.SetMemberRole.$Shape): warren.metadata.SetMemberRole & warren.metadata.SetMemberRole.$Shape;
            static create(properties?: warren.metadata.SetMemberRole.$Properties): warren.metadata.SetMemberRole;

            /**
             * Encodes the specified SetMemberRole message. Does not implicitly {@link warren.metadata.SetMemberRole.verify|verify} messages.
             * @param message SetMemberRole message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.SetMemberRole.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetMemberRole message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.SetMemberRole & warren.metadata.SetMemberRole.$Shape} SetMemberRole
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.SetMemberRole & warren.metadata.SetMemberRole.$Shape;
        }

        namespace SetMemberRole {

            /** Properties of a SetMemberRole. */
            interface $Properties {

                /** SetMemberRole id */
                id?: (string|null);

                /** SetMemberRole ram */
                ram?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetMemberRole. */
            type $Shape = warren.metadata.SetMemberRole.$Properties;
        }

        /**
         * Properties of a RenameMember.
         * @deprecated Use warren.metadata.RenameMember.$Properties instead.
         */
        interface IRenameMember extends warren.metadata.RenameMember.$Properties {
        }

        /** Represents a RenameMember. */
        class RenameMember {

            /**
             * Constructs a new RenameMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.RenameMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenameMember id. */
            id: string;

            /** RenameMember name. */
            name: string;

            /**
             * Creates a new RenameMember instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenameMember instance
             */
            static create(properties: warren.metadata.RenameMember.$Shape): warren.metadata.RenameMember & warren.metadata.RenameMember.$Shape;
            static create(properties?: warren.metadata.RenameMember.$Properties): warren.metadata.RenameMember;

            /**
             * Encodes the specified RenameMember message. Does not implicitly {@link warren.metadata.RenameMember.verify|verify} messages.
             * @param message RenameMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.RenameMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenameMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.RenameMember & warren.metadata.RenameMember.$Shape} RenameMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.RenameMember & warren.metadata.RenameMember.$Shape;
        }

        namespace RenameMember {

            /** Properties of a RenameMember. */
            interface $Properties {

                /** RenameMember id */
                id?: (string|null);

                /** RenameMember name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenameMember. */
            type $Shape = warren.metadata.RenameMember.$Properties;
        }

        /**
         * Properties of an EnableFeatureFlag.
         * @deprecated Use warren.metadata.EnableFeatureFlag.$Properties instead.
         */
        interface IEnableFeatureFlag extends warren.metadata.EnableFeatureFlag.$Properties {
        }

        /** Represents an EnableFeatureFlag. */
        class EnableFeatureFlag {

            /**
             * Constructs a new EnableFeatureFlag.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.EnableFeatureFlag.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EnableFeatureFlag name. */
            name: string;

            /**
             * Creates a new EnableFeatureFlag instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EnableFeatureFlag instance
             */
            static create(properties: warren.metadata.EnableFeatureFlag.$Shape): warren.metadata.EnableFeatureFlag & warren.metadata.EnableFeatureFlag.$Shape;
            static create(properties?: warren.metadata.EnableFeatureFlag.$Properties): warren.metadata.EnableFeatureFlag;

            /**
             * Encodes the specified EnableFeatureFlag message. Does not implicitly {@link warren.metadata.EnableFeatureFlag.verify|verify} messages.
             * @param message EnableFeatureFlag message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.EnableFeatureFlag.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EnableFeatureFlag message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.EnableFeatureFlag & warren.metadata.EnableFeatureFlag.$Shape} EnableFeatureFlag
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.EnableFeatureFlag & warren.metadata.EnableFeatureFlag.$Shape;
        }

        namespace EnableFeatureFlag {

            /** Properties of an EnableFeatureFlag. */
            interface $Properties {

                /** EnableFeatureFlag name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EnableFeatureFlag. */
            type $Shape = warren.metadata.EnableFeatureFlag.$Properties;
        }

        /**
         * Properties of a NodeUp.
         * @deprecated Use warren.metadata.NodeUp.$Properties instead.
         */
        interface INodeUp extends warren.metadata.NodeUp.$Properties {
        }

        /** Represents a NodeUp. */
        class NodeUp {

            /**
             * Constructs a new NodeUp.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.NodeUp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeUp node. */
            node: string;

            /** NodeUp incarnation. */
            incarnation: (number|Long);

            /** NodeUp host. */
            host: string;

            /** NodeUp clusterPort. */
            clusterPort: number;

            /** NodeUp amqpPort. */
            amqpPort: number;

            /** NodeUp version. */
            version: string;

            /** NodeUp hears. */
            hears: warren.metadata.HeardNode.$Properties[];

            /** NodeUp featureFlags. */
            featureFlags: string[];

            /**
             * Creates a new NodeUp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeUp instance
             */
            static create(properties: warren.metadata.NodeUp.$Shape): warren.metadata.NodeUp & warren.metadata.NodeUp.$Shape;
            static create(properties?: warren.metadata.NodeUp.$Properties): warren.metadata.NodeUp;

            /**
             * Encodes the specified NodeUp message. Does not implicitly {@link warren.metadata.NodeUp.verify|verify} messages.
             * @param message NodeUp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.NodeUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeUp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.NodeUp & warren.metadata.NodeUp.$Shape} NodeUp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.NodeUp & warren.metadata.NodeUp.$Shape;
        }

        namespace NodeUp {

            /** Properties of a NodeUp. */
            interface $Properties {

                /** NodeUp node */
                node?: (string|null);

                /** NodeUp incarnation */
                incarnation?: (number|Long|null);

                /** NodeUp host */
                host?: (string|null);

                /** NodeUp clusterPort */
                clusterPort?: (number|null);

                /** NodeUp amqpPort */
                amqpPort?: (number|null);

                /** NodeUp version */
                version?: (string|null);

                /** NodeUp hears */
                hears?: (warren.metadata.HeardNode.$Properties[]|null);

                /** NodeUp featureFlags */
                featureFlags?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeUp. */
            type $Shape = warren.metadata.NodeUp.$Properties;
        }

        /**
         * Properties of a HeardNode.
         * @deprecated Use warren.metadata.HeardNode.$Properties instead.
         */
        interface IHeardNode extends warren.metadata.HeardNode.$Properties {
        }

        /** Represents a HeardNode. */
        class HeardNode {

            /**
             * Constructs a new HeardNode.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.HeardNode.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeardNode node. */
            node: string;

            /** HeardNode incarnation. */
            incarnation: (number|Long);

            /**
             * Creates a new HeardNode instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HeardNode instance
             */
            static create(properties: warren.metadata.HeardNode.$Shape): warren.metadata.HeardNode & warren.metadata.HeardNode.$Shape;
            static create(properties?: warren.metadata.HeardNode.$Properties): warren.metadata.HeardNode;

            /**
             * Encodes the specified HeardNode message. Does not implicitly {@link warren.metadata.HeardNode.verify|verify} messages.
             * @param message HeardNode message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.HeardNode.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeardNode message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.HeardNode & warren.metadata.HeardNode.$Shape} HeardNode
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.HeardNode & warren.metadata.HeardNode.$Shape;
        }

        namespace HeardNode {

            /** Properties of a HeardNode. */
            interface $Properties {

                /** HeardNode node */
                node?: (string|null);

                /** HeardNode incarnation */
                incarnation?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeardNode. */
            type $Shape = warren.metadata.HeardNode.$Properties;
        }

        /**
         * Properties of a NodeDown.
         * @deprecated Use warren.metadata.NodeDown.$Properties instead.
         */
        interface INodeDown extends warren.metadata.NodeDown.$Properties {
        }

        /** Represents a NodeDown. */
        class NodeDown {

            /**
             * Constructs a new NodeDown.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.NodeDown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeDown node. */
            node: string;

            /** NodeDown incarnation. */
            incarnation: (number|Long);

            /** NodeDown planned. */
            planned: boolean;

            /**
             * Creates a new NodeDown instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeDown instance
             */
            static create(properties: warren.metadata.NodeDown.$Shape): warren.metadata.NodeDown & warren.metadata.NodeDown.$Shape;
            static create(properties?: warren.metadata.NodeDown.$Properties): warren.metadata.NodeDown;

            /**
             * Encodes the specified NodeDown message. Does not implicitly {@link warren.metadata.NodeDown.verify|verify} messages.
             * @param message NodeDown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.NodeDown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeDown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.NodeDown & warren.metadata.NodeDown.$Shape} NodeDown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.NodeDown & warren.metadata.NodeDown.$Shape;
        }

        namespace NodeDown {

            /** Properties of a NodeDown. */
            interface $Properties {

                /** NodeDown node */
                node?: (string|null);

                /** NodeDown incarnation */
                incarnation?: (number|Long|null);

                /** NodeDown planned */
                planned?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeDown. */
            type $Shape = warren.metadata.NodeDown.$Properties;
        }

        /**
         * Properties of a SetDraining.
         * @deprecated Use warren.metadata.SetDraining.$Properties instead.
         */
        interface ISetDraining extends warren.metadata.SetDraining.$Properties {
        }

        /** Represents a SetDraining. */
        class SetDraining {

            /**
             * Constructs a new SetDraining.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.SetDraining.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SetDraining node. */
            node: string;

            /** SetDraining incarnation. */
            incarnation: (number|Long);

            /** SetDraining isDraining. */
            isDraining: boolean;

            /**
             * Creates a new SetDraining instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SetDraining instance
             */
            static create(properties: warren.metadata.SetDraining.$Shape): warren.metadata.SetDraining & warren.metadata.SetDraining.$Shape;
            static create(properties?: warren.metadata.SetDraining.$Properties): warren.metadata.SetDraining;

            /**
             * Encodes the specified SetDraining message. Does not implicitly {@link warren.metadata.SetDraining.verify|verify} messages.
             * @param message SetDraining message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.SetDraining.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SetDraining message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.SetDraining & warren.metadata.SetDraining.$Shape} SetDraining
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.SetDraining & warren.metadata.SetDraining.$Shape;
        }

        namespace SetDraining {

            /** Properties of a SetDraining. */
            interface $Properties {

                /** SetDraining node */
                node?: (string|null);

                /** SetDraining incarnation */
                incarnation?: (number|Long|null);

                /** SetDraining isDraining */
                isDraining?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SetDraining. */
            type $Shape = warren.metadata.SetDraining.$Properties;
        }

        /**
         * Properties of a GrowSyncSet.
         * @deprecated Use warren.metadata.GrowSyncSet.$Properties instead.
         */
        interface IGrowSyncSet extends warren.metadata.GrowSyncSet.$Properties {
        }

        /** Represents a GrowSyncSet. */
        class GrowSyncSet {

            /**
             * Constructs a new GrowSyncSet.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.GrowSyncSet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GrowSyncSet uid. */
            uid: (number|Long);

            /** GrowSyncSet epoch. */
            epoch: (number|Long);

            /** GrowSyncSet node. */
            node: string;

            /** GrowSyncSet mirrorsChangedAt. */
            mirrorsChangedAt: (number|Long);

            /**
             * Creates a new GrowSyncSet instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GrowSyncSet instance
             */
            static create(properties: warren.metadata.GrowSyncSet.$Shape): warren.metadata.GrowSyncSet & warren.metadata.GrowSyncSet.$Shape;
            static create(properties?: warren.metadata.GrowSyncSet.$Properties): warren.metadata.GrowSyncSet;

            /**
             * Encodes the specified GrowSyncSet message. Does not implicitly {@link warren.metadata.GrowSyncSet.verify|verify} messages.
             * @param message GrowSyncSet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.GrowSyncSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GrowSyncSet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.GrowSyncSet & warren.metadata.GrowSyncSet.$Shape} GrowSyncSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.GrowSyncSet & warren.metadata.GrowSyncSet.$Shape;
        }

        namespace GrowSyncSet {

            /** Properties of a GrowSyncSet. */
            interface $Properties {

                /** GrowSyncSet uid */
                uid?: (number|Long|null);

                /** GrowSyncSet epoch */
                epoch?: (number|Long|null);

                /** GrowSyncSet node */
                node?: (string|null);

                /** GrowSyncSet mirrorsChangedAt */
                mirrorsChangedAt?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GrowSyncSet. */
            type $Shape = warren.metadata.GrowSyncSet.$Properties;
        }

        /**
         * Properties of a ShrinkSyncSet.
         * @deprecated Use warren.metadata.ShrinkSyncSet.$Properties instead.
         */
        interface IShrinkSyncSet extends warren.metadata.ShrinkSyncSet.$Properties {
        }

        /** Represents a ShrinkSyncSet. */
        class ShrinkSyncSet {

            /**
             * Constructs a new ShrinkSyncSet.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ShrinkSyncSet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShrinkSyncSet uid. */
            uid: (number|Long);

            /** ShrinkSyncSet epoch. */
            epoch: (number|Long);

            /** ShrinkSyncSet node. */
            node: string;

            /**
             * Creates a new ShrinkSyncSet instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShrinkSyncSet instance
             */
            static create(properties: warren.metadata.ShrinkSyncSet.$Shape): warren.metadata.ShrinkSyncSet & warren.metadata.ShrinkSyncSet.$Shape;
            static create(properties?: warren.metadata.ShrinkSyncSet.$Properties): warren.metadata.ShrinkSyncSet;

            /**
             * Encodes the specified ShrinkSyncSet message. Does not implicitly {@link warren.metadata.ShrinkSyncSet.verify|verify} messages.
             * @param message ShrinkSyncSet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ShrinkSyncSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShrinkSyncSet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ShrinkSyncSet & warren.metadata.ShrinkSyncSet.$Shape} ShrinkSyncSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ShrinkSyncSet & warren.metadata.ShrinkSyncSet.$Shape;
        }

        namespace ShrinkSyncSet {

            /** Properties of a ShrinkSyncSet. */
            interface $Properties {

                /** ShrinkSyncSet uid */
                uid?: (number|Long|null);

                /** ShrinkSyncSet epoch */
                epoch?: (number|Long|null);

                /** ShrinkSyncSet node */
                node?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShrinkSyncSet. */
            type $Shape = warren.metadata.ShrinkSyncSet.$Properties;
        }

        /**
         * Properties of a TransferLeader.
         * @deprecated Use warren.metadata.TransferLeader.$Properties instead.
         */
        interface ITransferLeader extends warren.metadata.TransferLeader.$Properties {
        }

        /** Represents a TransferLeader. */
        class TransferLeader {

            /**
             * Constructs a new TransferLeader.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.TransferLeader.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TransferLeader uid. */
            uid: (number|Long);

            /** TransferLeader to. */
            to: string;

            /**
             * Creates a new TransferLeader instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TransferLeader instance
             */
            static create(properties: warren.metadata.TransferLeader.$Shape): warren.metadata.TransferLeader & warren.metadata.TransferLeader.$Shape;
            static create(properties?: warren.metadata.TransferLeader.$Properties): warren.metadata.TransferLeader;

            /**
             * Encodes the specified TransferLeader message. Does not implicitly {@link warren.metadata.TransferLeader.verify|verify} messages.
             * @param message TransferLeader message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.TransferLeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TransferLeader message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.TransferLeader & warren.metadata.TransferLeader.$Shape} TransferLeader
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.TransferLeader & warren.metadata.TransferLeader.$Shape;
        }

        namespace TransferLeader {

            /** Properties of a TransferLeader. */
            interface $Properties {

                /** TransferLeader uid */
                uid?: (number|Long|null);

                /** TransferLeader to */
                to?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TransferLeader. */
            type $Shape = warren.metadata.TransferLeader.$Properties;
        }

        /**
         * Properties of a ConnectionClosed.
         * @deprecated Use warren.metadata.ConnectionClosed.$Properties instead.
         */
        interface IConnectionClosed extends warren.metadata.ConnectionClosed.$Properties {
        }

        /** Represents a ConnectionClosed. */
        class ConnectionClosed {

            /**
             * Constructs a new ConnectionClosed.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ConnectionClosed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConnectionClosed connection. */
            connection: string;

            /**
             * Creates a new ConnectionClosed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConnectionClosed instance
             */
            static create(properties: warren.metadata.ConnectionClosed.$Shape): warren.metadata.ConnectionClosed & warren.metadata.ConnectionClosed.$Shape;
            static create(properties?: warren.metadata.ConnectionClosed.$Properties): warren.metadata.ConnectionClosed;

            /**
             * Encodes the specified ConnectionClosed message. Does not implicitly {@link warren.metadata.ConnectionClosed.verify|verify} messages.
             * @param message ConnectionClosed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ConnectionClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConnectionClosed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ConnectionClosed & warren.metadata.ConnectionClosed.$Shape} ConnectionClosed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ConnectionClosed & warren.metadata.ConnectionClosed.$Shape;
        }

        namespace ConnectionClosed {

            /** Properties of a ConnectionClosed. */
            interface $Properties {

                /** ConnectionClosed connection */
                connection?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConnectionClosed. */
            type $Shape = warren.metadata.ConnectionClosed.$Properties;
        }

        /**
         * Properties of a StartLineage.
         * @deprecated Use warren.metadata.StartLineage.$Properties instead.
         */
        interface IStartLineage extends warren.metadata.StartLineage.$Properties {
        }

        /** Represents a StartLineage. */
        class StartLineage {

            /**
             * Constructs a new StartLineage.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.StartLineage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StartLineage lineage. */
            lineage: (number|Long);

            /** StartLineage node. */
            node: string;

            /** StartLineage forgotten. */
            forgotten: string[];

            /**
             * Creates a new StartLineage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StartLineage instance
             */
            static create(properties: warren.metadata.StartLineage.$Shape): warren.metadata.StartLineage & warren.metadata.StartLineage.$Shape;
            static create(properties?: warren.metadata.StartLineage.$Properties): warren.metadata.StartLineage;

            /**
             * Encodes the specified StartLineage message. Does not implicitly {@link warren.metadata.StartLineage.verify|verify} messages.
             * @param message StartLineage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.StartLineage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StartLineage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.StartLineage & warren.metadata.StartLineage.$Shape} StartLineage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.StartLineage & warren.metadata.StartLineage.$Shape;
        }

        namespace StartLineage {

            /** Properties of a StartLineage. */
            interface $Properties {

                /** StartLineage lineage */
                lineage?: (number|Long|null);

                /** StartLineage node */
                node?: (string|null);

                /** StartLineage forgotten */
                forgotten?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StartLineage. */
            type $Shape = warren.metadata.StartLineage.$Properties;
        }

        /**
         * Properties of a Lineage.
         * @deprecated Use warren.metadata.Lineage.$Properties instead.
         */
        interface ILineage extends warren.metadata.Lineage.$Properties {
        }

        /** Represents a Lineage. */
        class Lineage {

            /**
             * Constructs a new Lineage.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Lineage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Lineage lineage. */
            lineage: (number|Long);

            /** Lineage since. */
            since: (number|Long);

            /** Lineage node. */
            node: string;

            /**
             * Creates a new Lineage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Lineage instance
             */
            static create(properties: warren.metadata.Lineage.$Shape): warren.metadata.Lineage & warren.metadata.Lineage.$Shape;
            static create(properties?: warren.metadata.Lineage.$Properties): warren.metadata.Lineage;

            /**
             * Encodes the specified Lineage message. Does not implicitly {@link warren.metadata.Lineage.verify|verify} messages.
             * @param message Lineage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Lineage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Lineage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Lineage & warren.metadata.Lineage.$Shape} Lineage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Lineage & warren.metadata.Lineage.$Shape;
        }

        namespace Lineage {

            /** Properties of a Lineage. */
            interface $Properties {

                /** Lineage lineage */
                lineage?: (number|Long|null);

                /** Lineage since */
                since?: (number|Long|null);

                /** Lineage node */
                node?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Lineage. */
            type $Shape = warren.metadata.Lineage.$Properties;
        }

        /**
         * Properties of a Snapshot.
         * @deprecated Use warren.metadata.Snapshot.$Properties instead.
         */
        interface ISnapshot extends warren.metadata.Snapshot.$Properties {
        }

        /** Represents a Snapshot. */
        class Snapshot {

            /**
             * Constructs a new Snapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Snapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Snapshot format. */
            format: number;

            /** Snapshot appliedIndex. */
            appliedIndex: (number|Long);

            /** Snapshot clusterName. */
            clusterName: string;

            /** Snapshot proposers. */
            proposers: warren.metadata.ProposerSession.$Properties[];

            /** Snapshot members. */
            members: warren.metadata.Member.$Properties[];

            /** Snapshot vhosts. */
            vhosts: warren.metadata.AddVhost.$Properties[];

            /** Snapshot exchanges. */
            exchanges: warren.metadata.Exchange.$Properties[];

            /** Snapshot queues. */
            queues: warren.metadata.Queue.$Properties[];

            /** Snapshot bindings. */
            bindings: warren.metadata.Binding.$Properties[];

            /** Snapshot users. */
            users: warren.metadata.AddUser.$Properties[];

            /** Snapshot permissions. */
            permissions: warren.metadata.Permission.$Properties[];

            /** Snapshot topicPermissions. */
            topicPermissions: warren.metadata.TopicPermission.$Properties[];

            /** Snapshot lineages. */
            lineages: warren.metadata.Lineage.$Properties[];

            /** Snapshot featureFlags. */
            featureFlags: string[];

            /** Snapshot policies. */
            policies: warren.metadata.Policy.$Properties[];

            /** Snapshot operatorPolicies. */
            operatorPolicies: warren.metadata.Policy.$Properties[];

            /**
             * Creates a new Snapshot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Snapshot instance
             */
            static create(properties: warren.metadata.Snapshot.$Shape): warren.metadata.Snapshot & warren.metadata.Snapshot.$Shape;
            static create(properties?: warren.metadata.Snapshot.$Properties): warren.metadata.Snapshot;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link warren.metadata.Snapshot.verify|verify} messages.
             * @param message Snapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Snapshot & warren.metadata.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Snapshot & warren.metadata.Snapshot.$Shape;
        }

        namespace Snapshot {

            /** Properties of a Snapshot. */
            interface $Properties {

                /** Snapshot format */
                format?: (number|null);

                /** Snapshot appliedIndex */
                appliedIndex?: (number|Long|null);

                /** Snapshot clusterName */
                clusterName?: (string|null);

                /** Snapshot proposers */
                proposers?: (warren.metadata.ProposerSession.$Properties[]|null);

                /** Snapshot members */
                members?: (warren.metadata.Member.$Properties[]|null);

                /** Snapshot vhosts */
                vhosts?: (warren.metadata.AddVhost.$Properties[]|null);

                /** Snapshot exchanges */
                exchanges?: (warren.metadata.Exchange.$Properties[]|null);

                /** Snapshot queues */
                queues?: (warren.metadata.Queue.$Properties[]|null);

                /** Snapshot bindings */
                bindings?: (warren.metadata.Binding.$Properties[]|null);

                /** Snapshot users */
                users?: (warren.metadata.AddUser.$Properties[]|null);

                /** Snapshot permissions */
                permissions?: (warren.metadata.Permission.$Properties[]|null);

                /** Snapshot topicPermissions */
                topicPermissions?: (warren.metadata.TopicPermission.$Properties[]|null);

                /** Snapshot lineages */
                lineages?: (warren.metadata.Lineage.$Properties[]|null);

                /** Snapshot featureFlags */
                featureFlags?: (string[]|null);

                /** Snapshot policies */
                policies?: (warren.metadata.Policy.$Properties[]|null);

                /** Snapshot operatorPolicies */
                operatorPolicies?: (warren.metadata.Policy.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Snapshot. */
            type $Shape = warren.metadata.Snapshot.$Properties;
        }

        /**
         * Properties of a ProposerSession.
         * @deprecated Use warren.metadata.ProposerSession.$Properties instead.
         */
        interface IProposerSession extends warren.metadata.ProposerSession.$Properties {
        }

        /** Represents a ProposerSession. */
        class ProposerSession {

            /**
             * Constructs a new ProposerSession.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.ProposerSession.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ProposerSession proposer. */
            proposer: string;

            /** ProposerSession floor. */
            floor: (number|Long);

            /** ProposerSession applied. */
            applied: (number|Long)[];

            /**
             * Creates a new ProposerSession instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ProposerSession instance
             */
            static create(properties: warren.metadata.ProposerSession.$Shape): warren.metadata.ProposerSession & warren.metadata.ProposerSession.$Shape;
            static create(properties?: warren.metadata.ProposerSession.$Properties): warren.metadata.ProposerSession;

            /**
             * Encodes the specified ProposerSession message. Does not implicitly {@link warren.metadata.ProposerSession.verify|verify} messages.
             * @param message ProposerSession message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.ProposerSession.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ProposerSession message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.ProposerSession & warren.metadata.ProposerSession.$Shape} ProposerSession
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.ProposerSession & warren.metadata.ProposerSession.$Shape;
        }

        namespace ProposerSession {

            /** Properties of a ProposerSession. */
            interface $Properties {

                /** ProposerSession proposer */
                proposer?: (string|null);

                /** ProposerSession floor */
                floor?: (number|Long|null);

                /** ProposerSession applied */
                applied?: ((number|Long)[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ProposerSession. */
            type $Shape = warren.metadata.ProposerSession.$Properties;
        }

        /**
         * Properties of a Member.
         * @deprecated Use warren.metadata.Member.$Properties instead.
         */
        interface IMember extends warren.metadata.Member.$Properties {
        }

        /** Represents a Member. */
        class Member {

            /**
             * Constructs a new Member.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Member.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Member id. */
            id: string;

            /** Member name. */
            name: string;

            /** Member ram. */
            ram: boolean;

            /** Member host. */
            host: string;

            /** Member clusterPort. */
            clusterPort: number;

            /** Member amqpPort. */
            amqpPort: number;

            /** Member version. */
            version: string;

            /** Member running. */
            running: boolean;

            /** Member incarnation. */
            incarnation: (number|Long);

            /** Member upSince. */
            upSince: (number|Long);

            /** Member featureFlags. */
            featureFlags: string[];

            /** Member isDraining. */
            isDraining: boolean;

            /**
             * Creates a new Member instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Member instance
             */
            static create(properties: warren.metadata.Member.$Shape): warren.metadata.Member & warren.metadata.Member.$Shape;
            static create(properties?: warren.metadata.Member.$Properties): warren.metadata.Member;

            /**
             * Encodes the specified Member message. Does not implicitly {@link warren.metadata.Member.verify|verify} messages.
             * @param message Member message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Member.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Member message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Member & warren.metadata.Member.$Shape} Member
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Member & warren.metadata.Member.$Shape;
        }

        namespace Member {

            /** Properties of a Member. */
            interface $Properties {

                /** Member id */
                id?: (string|null);

                /** Member name */
                name?: (string|null);

                /** Member ram */
                ram?: (boolean|null);

                /** Member host */
                host?: (string|null);

                /** Member clusterPort */
                clusterPort?: (number|null);

                /** Member amqpPort */
                amqpPort?: (number|null);

                /** Member version */
                version?: (string|null);

                /** Member running */
                running?: (boolean|null);

                /** Member incarnation */
                incarnation?: (number|Long|null);

                /** Member upSince */
                upSince?: (number|Long|null);

                /** Member featureFlags */
                featureFlags?: (string[]|null);

                /** Member isDraining */
                isDraining?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Member. */
            type $Shape = warren.metadata.Member.$Properties;
        }

        /**
         * Properties of an Exchange.
         * @deprecated Use warren.metadata.Exchange.$Properties instead.
         */
        interface IExchange extends warren.metadata.Exchange.$Properties {
        }

        /** Represents an Exchange. */
        class Exchange {

            /**
             * Constructs a new Exchange.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Exchange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Exchange vhost. */
            vhost: string;

            /** Exchange name. */
            name: string;

            /** Exchange type. */
            type: string;

            /** Exchange durable. */
            durable: boolean;

            /** Exchange autoDelete. */
            autoDelete: boolean;

            /** Exchange internal. */
            internal: boolean;

            /** Exchange arguments. */
            arguments: Uint8Array;

            /** Exchange declaredAt. */
            declaredAt: (number|Long);

            /** Exchange policy. */
            policy?: (string|null);

            /**
             * Creates a new Exchange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Exchange instance
             */
            static create(properties: warren.metadata.Exchange.$Shape): warren.metadata.Exchange & warren.metadata.Exchange.$Shape;
            static create(properties?: warren.metadata.Exchange.$Properties): warren.metadata.Exchange;

            /**
             * Encodes the specified Exchange message. Does not implicitly {@link warren.metadata.Exchange.verify|verify} messages.
             * @param message Exchange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Exchange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Exchange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Exchange & warren.metadata.Exchange.$Shape} Exchange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Exchange & warren.metadata.Exchange.$Shape;
        }

        namespace Exchange {

            /** Properties of an Exchange. */
            interface $Properties {

                /** Exchange vhost */
                vhost?: (string|null);

                /** Exchange name */
                name?: (string|null);

                /** Exchange type */
                type?: (string|null);

                /** Exchange durable */
                durable?: (boolean|null);

                /** Exchange autoDelete */
                autoDelete?: (boolean|null);

                /** Exchange internal */
                internal?: (boolean|null);

                /** Exchange arguments */
                "arguments"?: (Uint8Array|null);

                /** Exchange declaredAt */
                declaredAt?: (number|Long|null);

                /** Exchange policy */
                policy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Exchange. */
            type $Shape = warren.metadata.Exchange.$Properties;
        }

        /**
         * Properties of a Queue.
         * @deprecated Use warren.metadata.Queue.$Properties instead.
         */
        interface IQueue extends warren.metadata.Queue.$Properties {
        }

        /** Represents a Queue. */
        class Queue {

            /**
             * Constructs a new Queue.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.Queue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Queue uid. */
            uid: (number|Long);

            /** Queue vhost. */
            vhost: string;

            /** Queue name. */
            name: string;

            /** Queue durable. */
            durable: boolean;

            /** Queue autoDelete. */
            autoDelete: boolean;

            /** Queue exclusiveOwner. */
            exclusiveOwner?: (string|null);

            /** Queue arguments. */
            arguments: Uint8Array;

            /** Queue leader. */
            leader: string;

            /** Queue epoch. */
            epoch: (number|Long);

            /** Queue mirrors. */
            mirrors: string[];

            /** Queue syncSet. */
            syncSet: string[];

            /** Queue down. */
            down: boolean;

            /** Queue policy. */
            policy?: (string|null);

            /** Queue mirrorsChangedAt. */
            mirrorsChangedAt: (number|Long);

            /** Queue epochs. */
            epochs: warren.metadata.QueueEpoch.$Properties[];

            /** Queue operatorPolicy. */
            operatorPolicy?: (string|null);

            /**
             * Creates a new Queue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Queue instance
             */
            static create(properties: warren.metadata.Queue.$Shape): warren.metadata.Queue & warren.metadata.Queue.$Shape;
            static create(properties?: warren.metadata.Queue.$Properties): warren.metadata.Queue;

            /**
             * Encodes the specified Queue message. Does not implicitly {@link warren.metadata.Queue.verify|verify} messages.
             * @param message Queue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.Queue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Queue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.Queue & warren.metadata.Queue.$Shape} Queue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.Queue & warren.metadata.Queue.$Shape;
        }

        namespace Queue {

            /** Properties of a Queue. */
            interface $Properties {

                /** Queue uid */
                uid?: (number|Long|null);

                /** Queue vhost */
                vhost?: (string|null);

                /** Queue name */
                name?: (string|null);

                /** Queue durable */
                durable?: (boolean|null);

                /** Queue autoDelete */
                autoDelete?: (boolean|null);

                /** Queue exclusiveOwner */
                exclusiveOwner?: (string|null);

                /** Queue arguments */
                "arguments"?: (Uint8Array|null);

                /** Queue leader */
                leader?: (string|null);

                /** Queue epoch */
                epoch?: (number|Long|null);

                /** Queue mirrors */
                mirrors?: (string[]|null);

                /** Queue syncSet */
                syncSet?: (string[]|null);

                /** Queue down */
                down?: (boolean|null);

                /** Queue policy */
                policy?: (string|null);

                /** Queue mirrorsChangedAt */
                mirrorsChangedAt?: (number|Long|null);

                /** Queue epochs */
                epochs?: (warren.metadata.QueueEpoch.$Properties[]|null);

                /** Queue operatorPolicy */
                operatorPolicy?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Queue. */
            type $Shape = warren.metadata.Queue.$Properties;
        }

        /**
         * Properties of a QueueEpoch.
         * @deprecated Use warren.metadata.QueueEpoch.$Properties instead.
         */
        interface IQueueEpoch extends warren.metadata.QueueEpoch.$Properties {
        }

        /** Represents a QueueEpoch. */
        class QueueEpoch {

            /**
             * Constructs a new QueueEpoch.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.metadata.QueueEpoch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QueueEpoch epoch. */
            epoch: (number|Long);

            /** QueueEpoch begunAt. */
            begunAt: (number|Long);

            /** QueueEpoch leader. */
            leader: string;

            /**
             * Creates a new QueueEpoch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QueueEpoch instance
             */
            static create(properties: warren.metadata.QueueEpoch.$Shape): warren.metadata.QueueEpoch & warren.metadata.QueueEpoch.$Shape;
            static create(properties?: warren.metadata.QueueEpoch.$Properties): warren.metadata.QueueEpoch;

            /**
             * Encodes the specified QueueEpoch message. Does not implicitly {@link warren.metadata.QueueEpoch.verify|verify} messages.
             * @param message QueueEpoch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.metadata.QueueEpoch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QueueEpoch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.metadata.QueueEpoch & warren.metadata.QueueEpoch.$Shape} QueueEpoch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.metadata.QueueEpoch & warren.metadata.QueueEpoch.$Shape;
        }

        namespace QueueEpoch {

            /** Properties of a QueueEpoch. */
            interface $Properties {

                /** QueueEpoch epoch */
                epoch?: (number|Long|null);

                /** QueueEpoch begunAt */
                begunAt?: (number|Long|null);

                /** QueueEpoch leader */
                leader?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QueueEpoch. */
            type $Shape = warren.metadata.QueueEpoch.$Properties;
        }
    }
}

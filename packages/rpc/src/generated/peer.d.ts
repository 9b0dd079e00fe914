// Written by scripts/generate/generate-proto.ts from proto/peer.proto.
import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace warren. */
export namespace warren {

    /** Namespace peer. */
    namespace peer {

        /**
         * Properties of an Envelope.
         * @deprecated Use warren.peer.Envelope.$Properties instead.
         */
        interface IEnvelope extends warren.peer.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope handshake. */
            handshake?: (warren.peer.Handshake.$Properties|null);

            /** Envelope raft. */
            raft?: (warren.peer.Raft.$Properties|null);

            /** Envelope heartbeat. */
            heartbeat?: (warren.peer.Heartbeat.$Properties|null);

            /** Envelope request. */
            request?: (warren.peer.Request.$Properties|null);

            /** Envelope response. */
            response?: (warren.peer.Response.$Properties|null);

            /** Envelope ask. */
            ask?: (warren.peer.Request.$Properties|null);

            /** Envelope answer. */
            answer?: (warren.peer.Response.$Properties|null);

            /** Envelope content. */
            content?: ("handshake"|"raft"|"heartbeat"|"request"|"response"|"ask"|"answer");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: warren.peer.Envelope.$Shape): warren.peer.Envelope & warren.peer.Envelope.$Shape;
            static create(properties?: warren.peer.Envelope.$Properties): warren.peer.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link warren.peer.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Envelope & warren.peer.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Envelope & warren.peer.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope handshake */
                handshake?: (warren.peer.Handshake.$Properties|null);

                /** Envelope raft */
                raft?: (warren.peer.Raft.$Properties|null);

                /** Envelope heartbeat */
                heartbeat?: (warren.peer.Heartbeat.$Properties|null);

                /** Envelope request */
                request?: (warren.peer.Request.$Properties|null);

                /** Envelope response */
                response?: (warren.peer.Response.$Properties|null);

                /** Envelope ask */
                ask?: (warren.peer.Request.$Properties|null);

                /** Envelope answer */
                answer?: (warren.peer.Response.$Properties|null);

                /** Envelope content */
                content?: ("handshake"|"raft"|"heartbeat"|"request"|"response"|"ask"|"answer");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              handshake?: warren.peer.Handshake.$Shape|null;
              raft?: warren.peer.Raft.$Shape|null;
              heartbeat?: warren.peer.Heartbeat.$Shape|null;
              request?: warren.peer.Request.$Shape|null;
              response?: warren.peer.Response.$Shape|null;
              ask?: warren.peer.Request.$Shape|null;
              answer?: warren.peer.Response.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ content?: undefined; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "handshake"; handshake: warren.peer.Handshake.$Shape; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "raft"; handshake?: null; raft: warren.peer.Raft.$Shape; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "heartbeat"; handshake?: null; raft?: null; heartbeat: warren.peer.Heartbeat.$Shape; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "request"; handshake?: null; raft?: null; heartbeat?: null; request: warren.peer.Request.$Shape; response?: null; ask?: null; answer?: null }|{ content?: "response"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response: warren.peer.Response.$Shape; ask?: null; answer?: null }|{ content?: "ask"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask: warren.peer.Request.$Shape; answer?: null }|{ content?: "answer"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer: warren.peer.Response.$Shape })
            );
        }

        /**
         * Properties of a Batch.
         * @deprecated Use warren.peer.Batch.$Properties instead.
         */
        interface IBatch extends warren.peer.Batch.$Properties {
        }

        /** Represents a Batch. */
        class Batch {

            /**
             * Constructs a new Batch.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Batch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Batch records. */
            records: Uint8Array;

            /**
             * Creates a new Batch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Batch instance
             */
            static create(properties: warren.peer.Batch.$Shape): warren.peer.Batch & warren.peer.Batch.$Shape;
            static create(properties?: warren.peer.Batch.$Properties): warren.peer.Batch;

            /**
             * Encodes the specified Batch message. Does not implicitly {@link warren.peer.Batch.verify|verify} messages.
             * @param message Batch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Batch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Batch & warren.peer.Batch.$Shape} Batch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Batch & warren.peer.Batch.$Shape;
        }

        namespace Batch {

            /** Properties of a Batch. */
            interface $Properties {

                /** Batch records */
                records?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Batch. */
            type $Shape = warren.peer.Batch.$Properties;
        }

        /**
         * Properties of a BatchAnswer.
         * @deprecated Use warren.peer.BatchAnswer.$Properties instead.
         */
        interface IBatchAnswer extends warren.peer.BatchAnswer.$Properties {
        }

        /** Represents a BatchAnswer. */
        class BatchAnswer {

            /**
             * Constructs a new BatchAnswer.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.BatchAnswer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BatchAnswer pairedStream. */
            pairedStream?: (Uint8Array|null);

            /** BatchAnswer takenBytes. */
            takenBytes?: (number|null);

            /** BatchAnswer content. */
            content?: ("pairedStream"|"takenBytes");

            /**
             * Creates a new BatchAnswer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BatchAnswer instance
             */
            static create(properties: warren.peer.BatchAnswer.$Shape): warren.peer.BatchAnswer & warren.peer.BatchAnswer.$Shape;
            static create(properties?: warren.peer.BatchAnswer.$Properties): warren.peer.BatchAnswer;

            /**
             * Encodes the specified BatchAnswer message. Does not implicitly {@link warren.peer.BatchAnswer.verify|verify} messages.
             * @param message BatchAnswer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.BatchAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BatchAnswer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.BatchAnswer & warren.peer.BatchAnswer.$Shape} BatchAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.BatchAnswer & warren.peer.BatchAnswer.$Shape;
        }

        namespace BatchAnswer {

            /** Properties of a BatchAnswer. */
            interface $Properties {

                /** BatchAnswer pairedStream */
                pairedStream?: (Uint8Array|null);

                /** BatchAnswer takenBytes */
                takenBytes?: (number|null);

                /** BatchAnswer content */
                content?: ("pairedStream"|"takenBytes");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a BatchAnswer. */
            type $Shape = {
              pairedStream?: Uint8Array|null;
              takenBytes?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ content?: undefined; pairedStream?: null; takenBytes?: null }|{ content?: "pairedStream"; pairedStream: Uint8Array; takenBytes?: null }|{ content?: "takenBytes"; pairedStream?: null; takenBytes: number })
            );
        }

        /**
         * Properties of a Handshake.
         * @deprecated Use warren.peer.Handshake.$Properties instead.
         */
        interface IHandshake extends warren.peer.Handshake.$Properties {
        }

        /** Represents a Handshake. */
        class Handshake {

            /**
             * Constructs a new Handshake.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Handshake.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Handshake hello. */
            hello?: (warren.peer.Hello.$Properties|null);

            /** Handshake challenge. */
            challenge?: (warren.peer.Challenge.$Properties|null);

            /** Handshake proof. */
            proof?: (warren.peer.Proof.$Properties|null);

            /** Handshake welcome. */
            welcome?: (warren.peer.Proof.$Properties|null);

            /** Handshake step. */
            step?: ("hello"|"challenge"|"proof"|"welcome");

            /**
             * Creates a new Handshake instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Handshake instance
             */
            static create(properties: warren.peer.Handshake.$Shape): warren.peer.Handshake & warren.peer.Handshake.$Shape;
            static create(properties?: warren.peer.Handshake.$Properties): warren.peer.Handshake;

            /**
             * Encodes the specified Handshake message. Does not implicitly {@link warren.peer.Handshake.verify|verify} messages.
             * @param message Handshake message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Handshake.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Handshake message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Handshake & warren.peer.Handshake.$Shape} Handshake
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Handshake & warren.peer.Handshake.$Shape;
        }

        namespace Handshake {

            /** Properties of a Handshake. */
            interface $Properties {

                /** Handshake hello */
                hello?: (warren.peer.Hello.$Properties|null);

                /** Handshake challenge */
                challenge?: (warren.peer.Challenge.$Properties|null);

                /** Handshake proof */
                proof?: (warren.peer.Proof.$Properties|null);

                /** Handshake welcome */
                welcome?: (warren.peer.Proof.$Properties|null);

                /** Handshake step */
                step?: ("hello"|"challenge"|"proof"|"welcome");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Handshake. */
            type $Shape = {
              hello?: warren.peer.Hello.$Shape|null;
              challenge?: warren.peer.Challenge.$Shape|null;
              proof?: warren.peer.Proof.$Shape|null;
              welcome?: warren.peer.Proof.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ step?: undefined; hello?: null; challenge?: null; proof?: null; welcome?: null }|{ step?: "hello"; hello: warren.peer.Hello.$Shape; challenge?: null; proof?: null; welcome?: null }|{ step?: "challenge"; hello?: null; challenge: warren.peer.Challenge.$Shape; proof?: null; welcome?: null }|{ step?: "proof"; hello?: null; challenge?: null; proof: warren.peer.Proof.$Shape; welcome?: null }|{ step?: "welcome"; hello?: null; challenge?: null; proof?: null; welcome: warren.peer.Proof.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use warren.peer.Hello.$Properties instead.
         */
        interface IHello extends warren.peer.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello protocolVersion. */
            protocolVersion: number;

            /** Hello purpose. */
            purpose: string;

            /** Hello from. */
            from?: (warren.peer.Identity.$Properties|null);

            /** Hello expectedId. */
            expectedId: string;

            /** Hello nonce. */
            nonce: Uint8Array;

            /** Hello oldestVersion. */
            oldestVersion: number;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: warren.peer.Hello.$Shape): warren.peer.Hello & warren.peer.Hello.$Shape;
            static create(properties?: warren.peer.Hello.$Properties): warren.peer.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link warren.peer.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Hello & warren.peer.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Hello & warren.peer.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello protocolVersion */
                protocolVersion?: (number|null);

                /** Hello purpose */
                purpose?: (string|null);

                /** Hello from */
                from?: (warren.peer.Identity.$Properties|null);

                /** Hello expectedId */
                expectedId?: (string|null);

                /** Hello nonce */
                nonce?: (Uint8Array|null);

                /** Hello oldestVersion */
                oldestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = warren.peer.Hello.$Properties;
        }

        /**
         * Properties of a Challenge.
         * @deprecated Use warren.peer.Challenge.$Properties instead.
         */
        interface IChallenge extends warren.peer.Challenge.$Properties {
        }

        /** Represents a Challenge. */
        class Challenge {

            /**
             * Constructs a new Challenge.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Challenge.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Challenge protocolVersion. */
            protocolVersion: number;

            /** Challenge from. */
            from?: (warren.peer.Identity.$Properties|null);

            /** Challenge nonce. */
            nonce: Uint8Array;

            /** Challenge oldestVersion. */
            oldestVersion: number;

            /**
             * Creates a new Challenge instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Challenge instance
             */
            static create(properties: warren.peer.Challenge.$Shape): warren.peer.Challenge & warren.peer.Challenge.$Shape;
            static create(properties?: warren.peer.Challenge.$Properties): warren.peer.Challenge;

            /**
             * Encodes the specified Challenge message. Does not implicitly {@link warren.peer.Challenge.verify|verify} messages.
             * @param message Challenge message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Challenge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Challenge message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Challenge & warren.peer.Challenge.$Shape} Challenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Challenge & warren.peer.Challenge.$Shape;
        }

        namespace Challenge {

            /** Properties of a Challenge. */
            interface $Properties {

                /** Challenge protocolVersion */
                protocolVersion?: (number|null);

                /** Challenge from */
                from?: (warren.peer.Identity.$Properties|null);

                /** Challenge nonce */
                nonce?: (Uint8Array|null);

                /** Challenge oldestVersion */
                oldestVersion?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Challenge. */
            type $Shape = warren.peer.Challenge.$Properties;
        }

        /**
         * Properties of a Proof.
         * @deprecated Use warren.peer.Proof.$Properties instead.
         */
        interface IProof extends warren.peer.Proof.$Properties {
        }

        /** Represents a Proof. */
        class Proof {

            /**
             * Constructs a new Proof.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Proof.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Proof hmac. */
            hmac: Uint8Array;

            /**
             * Creates a new Proof instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Proof instance
             */
            static create(properties: warren.peer.Proof.$Shape): warren.peer.Proof & warren.peer.Proof.$Shape;
            static create(properties?: warren.peer.Proof.$Properties): warren.peer.Proof;

            /**
             * Encodes the specified Proof message. Does not implicitly {@link warren.peer.Proof.verify|verify} messages.
             * @param message Proof message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Proof.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Proof message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Proof & warren.peer.Proof.$Shape} Proof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Proof & warren.peer.Proof.$Shape;
        }

        namespace Proof {

            /** Properties of a Proof. */
            interface $Properties {

                /** Proof hmac */
                hmac?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Proof. */
            type $Shape = warren.peer.Proof.$Properties;
        }

        /**
         * Properties of an Identity.
         * @deprecated Use warren.peer.Identity.$Properties instead.
         */
        interface IIdentity extends warren.peer.Identity.$Properties {
        }

        /** Represents an Identity. */
        class Identity {

            /**
             * Constructs a new Identity.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Identity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Identity id. */
            id: string;

            /** Identity name. */
            name: string;

            /** Identity incarnation. */
            incarnation: number;

            /**
             * Creates a new Identity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Identity instance
             */
            static create(properties: warren.peer.Identity.$Shape): warren.peer.Identity & warren.peer.Identity.$Shape;
            static create(properties?: warren.peer.Identity.$Properties): warren.peer.Identity;

            /**
             * Encodes the specified Identity message. Does not implicitly {@link warren.peer.Identity.verify|verify} messages.
             * @param message Identity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Identity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Identity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Identity & warren.peer.Identity.$Shape} Identity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Identity & warren.peer.Identity.$Shape;
        }

        namespace Identity {

            /** Properties of an Identity. */
            interface $Properties {

                /** Identity id */
                id?: (string|null);

                /** Identity name */
                name?: (string|null);

                /** Identity incarnation */
                incarnation?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Identity. */
            type $Shape = warren.peer.Identity.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use warren.peer.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends warren.peer.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat incarnation. */
            incarnation: number;

            /** Heartbeat sequence. */
            sequence: number;

            /** Heartbeat name. */
            name: string;

            /** Heartbeat host. */
            host: string;

            /** Heartbeat clusterPort. */
            clusterPort: number;

            /** Heartbeat lineage. */
            lineage: number;

            /** Heartbeat connections. */
            connections: number;

            /** Heartbeat alarms. */
            alarms: string[];

            /** Heartbeat generation. */
            generation: number;

            /** Heartbeat isRunning. */
            isRunning: boolean;

            /** Heartbeat hears. */
            hears: string[];

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: warren.peer.Heartbeat.$Shape): warren.peer.Heartbeat & warren.peer.Heartbeat.$Shape;
            static create(properties?: warren.peer.Heartbeat.$Properties): warren.peer.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link warren.peer.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Heartbeat & warren.peer.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Heartbeat & warren.peer.Heartbeat.$Shape;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat incarnation */
                incarnation?: (number|null);

                /** Heartbeat sequence */
                sequence?: (number|null);

                /** Heartbeat name */
                name?: (string|null);

                /** Heartbeat host */
                host?: (string|null);

                /** Heartbeat clusterPort */
                clusterPort?: (number|null);

                /** Heartbeat lineage */
                lineage?: (number|null);

                /** Heartbeat connections */
                connections?: (number|null);

                /** Heartbeat alarms */
                alarms?: (string[]|null);

                /** Heartbeat generation */
                generation?: (number|null);

                /** Heartbeat isRunning */
                isRunning?: (boolean|null);

                /** Heartbeat hears */
                hears?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = warren.peer.Heartbeat.$Properties;
        }

        /**
         * Properties of a Request.
         * @deprecated Use warren.peer.Request.$Properties instead.
         */
        interface IRequest extends warren.peer.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request id. */
            id: number;

            /** Request name. */
            name: string;

            /** Request payload. */
            payload: Uint8Array;

            /**
             * Creates a new Request instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Request instance
             */
            static create(properties: warren.peer.Request.$Shape): warren.peer.Request & warren.peer.Request.$Shape;
            static create(properties?: warren.peer.Request.$Properties): warren.peer.Request;

            /**
             * Encodes the specified Request message. Does not implicitly {@link warren.peer.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Request & warren.peer.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Request & warren.peer.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request id */
                id?: (number|null);

                /** Request name */
                name?: (string|null);

                /** Request payload */
                payload?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = warren.peer.Request.$Properties;
        }

        /**
         * Properties of a Response.
         * @deprecated Use warren.peer.Response.$Properties instead.
         */
        interface IResponse extends warren.peer.Response.$Properties {
        }

        /** Represents a Response. */
        class Response {

            /**
             * Constructs a new Response.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Response.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Response id. */
            id: number;

            /** Response payload. */
            payload?: (Uint8Array|null);

            /** Response error. */
            error?: (string|null);

            /** Response result. */
            result?: ("payload"|"error");

            /**
             * Creates a new Response instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Response instance
             */
            static create(properties: warren.peer.Response.$Shape): warren.peer.Response & warren.peer.Response.$Shape;
            static create(properties?: warren.peer.Response.$Properties): warren.peer.Response;

            /**
             * Encodes the specified Response message. Does not implicitly {@link warren.peer.Response.verify|verify} messages.
             * @param message Response message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Response & warren.peer.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Response & warren.peer.Response.$Shape;
        }

        namespace Response {

            /** Properties of a Response. */
            interface $Properties {

                /** Response id */
                id?: (number|null);

                /** Response payload */
                payload?: (Uint8Array|null);

                /** Response error */
                error?: (string|null);

                /** Response result */
                result?: ("payload"|"error");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Response. */
            type $Shape = {
              id?: number|null;
              payload?: Uint8Array|null;
              error?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ result?: undefined; payload?: null; error?: null }|{ result?: "payload"; payload: Uint8Array; error?: null }|{ result?: "error"; payload?: null; error: string })
            );
        }

        /**
         * Properties of a Configuration.
         * @deprecated Use warren.peer.Configuration.$Properties instead.
         */
        interface IConfiguration extends warren.peer.Configuration.$Properties {
        }

        /** Represents a Configuration. */
        class Configuration {

            /**
             * Constructs a new Configuration.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Configuration.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Configuration voters. */
            voters: string[];

            /** Configuration learners. */
            learners: string[];

            /**
             * Creates a new Configuration instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Configuration instance
             */
            static create(properties: warren.peer.Configuration.$Shape): warren.peer.Configuration & warren.peer.Configuration.$Shape;
            static create(properties?: warren.peer.Configuration.$Properties): warren.peer.Configuration;

            /**
             * Encodes the specified Configuration message. Does not implicitly {@link warren.peer.Configuration.verify|verify} messages.
             * @param message Configuration message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Configuration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Configuration message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Configuration & warren.peer.Configuration.$Shape} Configuration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Configuration & warren.peer.Configuration.$Shape;
        }

        namespace Configuration {

            /** Properties of a Configuration. */
            interface $Properties {

                /** Configuration voters */
                voters?: (string[]|null);

                /** Configuration learners */
                learners?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Configuration. */
            type $Shape = warren.peer.Configuration.$Properties;
        }

        /**
         * Properties of an Entry.
         * @deprecated Use warren.peer.Entry.$Properties instead.
         */
        interface IEntry extends warren.peer.Entry.$Properties {
        }

        /** Represents an Entry. */
        class Entry {

            /**
             * Constructs a new Entry.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Entry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Entry index. */
            index: number;

            /** Entry term. */
            term: number;

            /** Entry kind. */
            kind: warren.peer.Entry.Kind;

            /** Entry data. */
            data: Uint8Array;

            /** Entry configuration. */
            configuration?: (warren.peer.Configuration.$Properties|null);

            /**
             * Creates a new Entry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Entry instance
             */
            static create(properties: warren.peer.Entry.$Shape): warren.peer.Entry & warren.peer.Entry.$Shape;
            static create(properties?: warren.peer.Entry.$Properties): warren.peer.Entry;

            /**
             * Encodes the specified Entry message. Does not implicitly {@link warren.peer.Entry.verify|verify} messages.
             * @param message Entry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Entry & warren.peer.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Entry & warren.peer.Entry.$Shape;
        }

        namespace Entry {

            /** Properties of an Entry. */
            interface $Properties {

                /** Entry index */
                index?: (number|null);

                /** Entry term */
                term?: (number|null);

                /** Entry kind */
                kind?: (warren.peer.Entry.Kind|null);

                /** Entry data */
                data?: (Uint8Array|null);

                /** Entry configuration */
                configuration?: (warren.peer.Configuration.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Entry. */
            type $Shape = warren.peer.Entry.$Properties;

            /** Kind enum. */
            enum Kind {

                /** COMMAND value */
                COMMAND = 0,

                /** CONFIGURATION value */
                CONFIGURATION = 1,

                /** EMPTY value */
                EMPTY = 2
            }
        }

        /**
         * Properties of a Raft.
         * @deprecated Use warren.peer.Raft.$Properties instead.
         */
        interface IRaft extends warren.peer.Raft.$Properties {
        }

        /** Represents a Raft. */
        class Raft {

            /**
             * Constructs a new Raft.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.Raft.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Raft from. */
            from: string;

            /** Raft to. */
            to: string;

            /** Raft term. */
            term: number;

            /** Raft requestVote. */
            requestVote?: (warren.peer.RequestVote.$Properties|null);

            /** Raft requestVoteReply. */
            requestVoteReply?: (warren.peer.RequestVoteReply.$Properties|null);

            /** Raft appendEntries. */
            appendEntries?: (warren.peer.AppendEntries.$Properties|null);

            /** Raft appendEntriesReply. */
            appendEntriesReply?: (warren.peer.AppendEntriesReply.$Properties|null);

            /** Raft heartbeat. */
            heartbeat?: (warren.peer.RaftHeartbeat.$Properties|null);

            /** Raft heartbeatReply. */
            heartbeatReply?: (warren.peer.RaftHeartbeatReply.$Properties|null);

            /** Raft installSnapshot. */
            installSnapshot?: (warren.peer.InstallSnapshot.$Properties|null);

            /** Raft installSnapshotReply. */
            installSnapshotReply?: (warren.peer.InstallSnapshotReply.$Properties|null);

            /** Raft timeoutNow. */
            timeoutNow?: (warren.peer.TimeoutNow.$Properties|null);

            /** Raft readIndex. */
            readIndex?: (warren.peer.ReadIndex.$Properties|null);

            /** Raft readIndexReply. */
            readIndexReply?: (warren.peer.ReadIndexReply.$Properties|null);

            /** Raft lineage. */
            lineage: number;

            /** Raft kind. */
            kind?: ("requestVote"|"requestVoteReply"|"appendEntries"|"appendEntriesReply"|"heartbeat"|"heartbeatReply"|"installSnapshot"|"installSnapshotReply"|"timeoutNow"|"readIndex"|"readIndexReply");

            /**
             * Creates a new Raft instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Raft instance
             */
            static create(properties: warren.peer.Raft.$Shape): warren.peer.Raft & warren.peer.Raft.$Shape;
            static create(properties?: warren.peer.Raft.$Properties): warren.peer.Raft;

            /**
             * Encodes the specified Raft message. Does not implicitly {@link warren.peer.Raft.verify|verify} messages.
             * @param message Raft message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.Raft.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Raft message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.Raft & warren.peer.Raft.$Shape} Raft
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.Raft & warren.peer.Raft.$Shape;
        }

        namespace Raft {

            /** Properties of a Raft. */
            interface $Properties {

                /** Raft from */
                from?: (string|null);

                /** Raft to */
                to?: (string|null);

                /** Raft term */
                term?: (number|null);

                /** Raft requestVote */
                requestVote?: (warren.peer.RequestVote.$Properties|null);

                /** Raft requestVoteReply */
                requestVoteReply?: (warren.peer.RequestVoteReply.$Properties|null);

                /** Raft appendEntries */
                appendEntries?: (warren.peer.AppendEntries.$Properties|null);

                /** Raft appendEntriesReply */
                appendEntriesReply?: (warren.peer.AppendEntriesReply.$Properties|null);

                /** Raft heartbeat */
                heartbeat?: (warren.peer.RaftHeartbeat.$Properties|null);

                /** Raft heartbeatReply */
                heartbeatReply?: (warren.peer.RaftHeartbeatReply.$Properties|null);

                /** Raft installSnapshot */
                installSnapshot?: (warren.peer.InstallSnapshot.$Properties|null);

                /** Raft installSnapshotReply */
                installSnapshotReply?: (warren.peer.InstallSnapshotReply.$Properties|null);

                /** Raft timeoutNow */
                timeoutNow?: (warren.peer.TimeoutNow.$Properties|null);

                /** Raft readIndex */
                readIndex?: (warren.peer.ReadIndex.$Properties|null);

                /** Raft readIndexReply */
                readIndexReply?: (warren.peer.ReadIndexReply.$Properties|null);

                /** Raft lineage */
                lineage?: (number|null);

                /** Raft kind */
                kind?: ("requestVote"|"requestVoteReply"|"appendEntries"|"appendEntriesReply"|"heartbeat"|"heartbeatReply"|"installSnapshot"|"installSnapshotReply"|"timeoutNow"|"readIndex"|"readIndexReply");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Raft. */
            type $Shape = {
              from?: string|null;
              to?: string|null;
              term?: number|null;
              requestVote?: warren.peer.RequestVote.$Shape|null;
              requestVoteReply?: warren.peer.RequestVoteReply.$Shape|null;
              appendEntries?: warren.peer.AppendEntries.$Shape|null;
              appendEntriesReply?: warren.peer.AppendEntriesReply.$Shape|null;
              heartbeat?: warren.peer.RaftHeartbeat.$Shape|null;
              heartbeatReply?: warren.peer.RaftHeartbeatReply.$Shape|null;
              installSnapshot?: warren.peer.InstallSnapshot.$Shape|null;
              installSnapshotReply?: warren.peer.InstallSnapshotReply.$Shape|null;
              timeoutNow?: warren.peer.TimeoutNow.$Shape|null;
              readIndex?: warren.peer.ReadIndex.$Shape|null;
              readIndexReply?: warren.peer.ReadIndexReply.$Shape|null;
              lineage?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "requestVote"; requestVote: warren.peer.RequestVote.$Shape; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "requestVoteReply"; requestVote?: null; requestVoteReply: warren.peer.RequestVoteReply.$Shape; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "appendEntries"; requestVote?: null; requestVoteReply?: null; appendEntries: warren.peer.AppendEntries.$Shape; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "appendEntriesReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply: warren.peer.AppendEntriesReply.$Shape; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "heartbeat"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat: warren.peer.RaftHeartbeat.$Shape; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "heartbeatReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply: warren.peer.RaftHeartbeatReply.$Shape; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "installSnapshot"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot: warren.peer.InstallSnapshot.$Shape; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "installSnapshotReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply: warren.peer.InstallSnapshotReply.$Shape; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "timeoutNow"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow: warren.peer.TimeoutNow.$Shape; readIndex?: null; readIndexReply?: null }|{ kind?: "readIndex"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex: warren.peer.ReadIndex.$Shape; readIndexReply?: null }|{ kind?: "readIndexReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply: warren.peer.ReadIndexReply.$Shape })
            );
        }

        /**
         * Properties of a RequestVote.
         * @deprecated Use warren.peer.RequestVote.$Properties instead.
         */
        interface IRequestVote extends warren.peer.RequestVote.$Properties {
        }

        /** Represents a RequestVote. */
        class RequestVote {

            /**
             * Constructs a new RequestVote.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.RequestVote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RequestVote preVote. */
            preVote: boolean;

            /** RequestVote lastIndex. */
            lastIndex: number;

            /** RequestVote lastTerm. */
            lastTerm: number;

            /** RequestVote transfer. */
            transfer: boolean;

            /**
             * Creates a new RequestVote instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RequestVote instance
             */
            static create(properties: warren.peer.RequestVote.$Shape): warren.peer.RequestVote & warren.peer.RequestVote.$Shape;
            static create(properties?: warren.peer.RequestVote.$Properties): warren.peer.RequestVote;

            /**
             * Encodes the specified RequestVote message. Does not implicitly {@link warren.peer.RequestVote.verify|verify} messages.
             * @param message RequestVote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.RequestVote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RequestVote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.RequestVote & warren.peer.RequestVote.$Shape} RequestVote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.RequestVote & warren.peer.RequestVote.$Shape;
        }

        namespace RequestVote {

            /** Properties of a RequestVote. */
            interface $Properties {

                /** RequestVote preVote */
                preVote?: (boolean|null);

                /** RequestVote lastIndex */
                lastIndex?: (number|null);

                /** RequestVote lastTerm */
                lastTerm?: (number|null);

                /** RequestVote transfer */
                transfer?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RequestVote. */
            type $Shape = warren.peer.RequestVote.$Properties;
        }

        /**
         * Properties of a RequestVoteReply.
         * @deprecated Use warren.peer.RequestVoteReply.$Properties instead.
         */
        interface IRequestVoteReply extends warren.peer.RequestVoteReply.$Properties {
        }

        /** Represents a RequestVoteReply. */
        class RequestVoteReply {

            /**
             * Constructs a new RequestVoteReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.RequestVoteReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RequestVoteReply preVote. */
            preVote: boolean;

            /** RequestVoteReply granted. */
            granted: boolean;

            /**
             * Creates a new RequestVoteReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RequestVoteReply instance
             */
            static create(properties: warren.peer.RequestVoteReply.$Shape): warren.peer.RequestVoteReply & warren.peer.RequestVoteReply.$Shape;
            static create(properties?: warren.peer.RequestVoteReply.$Properties): warren.peer.RequestVoteReply;

            /**
             * Encodes the specified RequestVoteReply message. Does not implicitly {@link warren.peer.RequestVoteReply.verify|verify} messages.
             * @param message RequestVoteReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.RequestVoteReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RequestVoteReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.RequestVoteReply & warren.peer.RequestVoteReply.$Shape} RequestVoteReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.RequestVoteReply & warren.peer.RequestVoteReply.$Shape;
        }

        namespace RequestVoteReply {

            /** Properties of a RequestVoteReply. */
            interface $Properties {

                /** RequestVoteReply preVote */
                preVote?: (boolean|null);

                /** RequestVoteReply granted */
                granted?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RequestVoteReply. */
            type $Shape = warren.peer.RequestVoteReply.$Properties;
        }

        /**
         * Properties of an AppendEntries.
         * @deprecated Use warren.peer.AppendEntries.$Properties instead.
         */
        interface IAppendEntries extends warren.peer.AppendEntries.$Properties {
        }

        /** Represents an AppendEntries. */
        class AppendEntries {

            /**
             * Constructs a new AppendEntries.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.AppendEntries.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendEntries previousIndex. */
            previousIndex: number;

            /** AppendEntries previousTerm. */
            previousTerm: number;

            /** AppendEntries entries. */
            entries: warren.peer.Entry.$Properties[];

            /** AppendEntries commitIndex. */
            commitIndex: number;

            /** AppendEntries isNews. */
            isNews: boolean;

            /** AppendEntries stableIndex. */
            stableIndex: number;

            /**
             * Creates a new AppendEntries instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppendEntries instance
             */
            static create(properties: warren.peer.AppendEntries.$Shape): warren.peer.AppendEntries & warren.peer.AppendEntries.$Shape;
            static create(properties?: warren.peer.AppendEntries.$Properties): warren.peer.AppendEntries;

            /**
             * Encodes the specified AppendEntries message. Does not implicitly {@link warren.peer.AppendEntries.verify|verify} messages.
             * @param message AppendEntries message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.AppendEntries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendEntries message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.AppendEntries & warren.peer.AppendEntries.$Shape} AppendEntries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.AppendEntries & warren.peer.AppendEntries.$Shape;
        }

        namespace AppendEntries {

            /** Properties of an AppendEntries. */
            interface $Properties {

                /** AppendEntries previousIndex */
                previousIndex?: (number|null);

                /** AppendEntries previousTerm */
                previousTerm?: (number|null);

                /** AppendEntries entries */
                entries?: (warren.peer.Entry.$Properties[]|null);

                /** AppendEntries commitIndex */
                commitIndex?: (number|null);

                /** AppendEntries isNews */
                isNews?: (boolean|null);

                /** AppendEntries stableIndex */
                stableIndex?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendEntries. */
            type $Shape = warren.peer.AppendEntries.$Properties;
        }

        /**
         * Properties of an AppendEntriesReply.
         * @deprecated Use warren.peer.AppendEntriesReply.$Properties instead.
         */
        interface IAppendEntriesReply extends warren.peer.AppendEntriesReply.$Properties {
        }

        /** Represents an AppendEntriesReply. */
        class AppendEntriesReply {

            /**
             * Constructs a new AppendEntriesReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.AppendEntriesReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppendEntriesReply accepted. */
            accepted: boolean;

            /** AppendEntriesReply matchIndex. */
            matchIndex: number;

            /** AppendEntriesReply rejectedIndex. */
            rejectedIndex: number;

            /** AppendEntriesReply hintIndex. */
            hintIndex: number;

            /** AppendEntriesReply hintTerm. */
            hintTerm: number;

            /**
             * Creates a new AppendEntriesReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppendEntriesReply instance
             */
            static create(properties: warren.peer.AppendEntriesReply.$Shape): warren.peer.AppendEntriesReply & warren.peer.AppendEntriesReply.$Shape;
            static create(properties?: warren.peer.AppendEntriesReply.$Properties): warren.peer.AppendEntriesReply;

            /**
             * Encodes the specified AppendEntriesReply message. Does not implicitly {@link warren.peer.AppendEntriesReply.verify|verify} messages.
             * @param message AppendEntriesReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.AppendEntriesReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppendEntriesReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.AppendEntriesReply & warren.peer.AppendEntriesReply.$Shape} AppendEntriesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.AppendEntriesReply & warren.peer.AppendEntriesReply.$Shape;
        }

        namespace AppendEntriesReply {

            /** Properties of an AppendEntriesReply. */
            interface $Properties {

                /** AppendEntriesReply accepted */
                accepted?: (boolean|null);

                /** AppendEntriesReply matchIndex */
                matchIndex?: (number|null);

                /** AppendEntriesReply rejectedIndex */
                rejectedIndex?: (number|null);

                /** AppendEntriesReply hintIndex */
                hintIndex?: (number|null);

                /** AppendEntriesReply hintTerm */
                hintTerm?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppendEntriesReply. */
            type $Shape = warren.peer.AppendEntriesReply.$Properties;
        }

        /**
         * Properties of a RaftHeartbeat.
         * @deprecated Use warren.peer.RaftHeartbeat.$Properties instead.
         */
        interface IRaftHeartbeat extends warren.peer.RaftHeartbeat.$Properties {
        }

        /** Represents a RaftHeartbeat. */
        class RaftHeartbeat {

            /**
             * Constructs a new RaftHeartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.RaftHeartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RaftHeartbeat commitIndex. */
            commitIndex: number;

            /** RaftHeartbeat commitTerm. */
            commitTerm: number;

            /** RaftHeartbeat readRound. */
            readRound: number;

            /**
             * Creates a new RaftHeartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RaftHeartbeat instance
             */
            static create(properties: warren.peer.RaftHeartbeat.$Shape): warren.peer.RaftHeartbeat & warren.peer.RaftHeartbeat.$Shape;
            static create(properties?: warren.peer.RaftHeartbeat.$Properties): warren.peer.RaftHeartbeat;

            /**
             * Encodes the specified RaftHeartbeat message. Does not implicitly {@link warren.peer.RaftHeartbeat.verify|verify} messages.
             * @param message RaftHeartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.RaftHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RaftHeartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.RaftHeartbeat & warren.peer.RaftHeartbeat.$Shape} RaftHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.RaftHeartbeat & warren.peer.RaftHeartbeat.$Shape;
        }

        namespace RaftHeartbeat {

            /** Properties of a RaftHeartbeat. */
            interface $Properties {

                /** RaftHeartbeat commitIndex */
                commitIndex?: (number|null);

                /** RaftHeartbeat commitTerm */
                commitTerm?: (number|null);

                /** RaftHeartbeat readRound */
                readRound?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RaftHeartbeat. */
            type $Shape = warren.peer.RaftHeartbeat.$Properties;
        }

        /**
         * Properties of a RaftHeartbeatReply.
         * @deprecated Use warren.peer.RaftHeartbeatReply.$Properties instead.
         */
        interface IRaftHeartbeatReply extends warren.peer.RaftHeartbeatReply.$Properties {
        }

        /** Represents a RaftHeartbeatReply. */
        class RaftHeartbeatReply {

            /**
             * Constructs a new RaftHeartbeatReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.RaftHeartbeatReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RaftHeartbeatReply readRound. */
            readRound: number;

            /** RaftHeartbeatReply lastIndex. */
            lastIndex?: (number|null);

            /**
             * Creates a new RaftHeartbeatReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RaftHeartbeatReply instance
             */
            static create(properties: warren.peer.RaftHeartbeatReply.$Shape): warren.peer.RaftHeartbeatReply & warren.peer.RaftHeartbeatReply.$Shape;
            static create(properties?: warren.peer.RaftHeartbeatReply.$Properties): warren.peer.RaftHeartbeatReply;

            /**
             * Encodes the specified RaftHeartbeatReply message. Does not implicitly {@link warren.peer.RaftHeartbeatReply.verify|verify} messages.
             * @param message RaftHeartbeatReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.RaftHeartbeatReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RaftHeartbeatReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.RaftHeartbeatReply & warren.peer.RaftHeartbeatReply.$Shape} RaftHeartbeatReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.RaftHeartbeatReply & warren.peer.RaftHeartbeatReply.$Shape;
        }

        namespace RaftHeartbeatReply {

            /** Properties of a RaftHeartbeatReply. */
            interface $Properties {

                /** RaftHeartbeatReply readRound */
                readRound?: (number|null);

                /** RaftHeartbeatReply lastIndex */
                lastIndex?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RaftHeartbeatReply. */
            type $Shape = warren.peer.RaftHeartbeatReply.$Properties;
        }

        /**
         * Properties of an InstallSnapshot.
         * @deprecated Use warren.peer.InstallSnapshot.$Properties instead.
         */
        interface IInstallSnapshot extends warren.peer.InstallSnapshot.$Properties {
        }

        /** Represents an InstallSnapshot. */
        class InstallSnapshot {

            /**
             * Constructs a new InstallSnapshot.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.InstallSnapshot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InstallSnapshot snapshotIndex. */
            snapshotIndex: number;

            /** InstallSnapshot snapshotTerm. */
            snapshotTerm: number;

            /** InstallSnapshot configuration. */
            configuration?: (warren.peer.Configuration.$Properties|null);

            /** InstallSnapshot offset. */
            offset: number;

            /** InstallSnapshot totalBytes. */
            totalBytes: number;

            /** InstallSnapshot piece. */
            piece: Uint8Array;

            /** InstallSnapshot done. */
            done: boolean;

            /**
             * Creates a new InstallSnapshot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InstallSnapshot instance
             */
            static create(properties: warren.peer.InstallSnapshot.$Shape): warren.peer.InstallSnapshot & warren.peer.InstallSnapshot.$Shape;
            static create(properties?: warren.peer.InstallSnapshot.$Properties): warren.peer.InstallSnapshot;

            /**
             * Encodes the specified InstallSnapshot message. Does not implicitly {@link warren.peer.InstallSnapshot.verify|verify} messages.
             * @param message InstallSnapshot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.InstallSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InstallSnapshot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.InstallSnapshot & warren.peer.InstallSnapshot.$Shape} InstallSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.InstallSnapshot & warren.peer.InstallSnapshot.$Shape;
        }

        namespace InstallSnapshot {

            /** Properties of an InstallSnapshot. */
            interface $Properties {

                /** InstallSnapshot snapshotIndex */
                snapshotIndex?: (number|null);

                /** InstallSnapshot snapshotTerm */
                snapshotTerm?: (number|null);

                /** InstallSnapshot configuration */
                configuration?: (warren.peer.Configuration.$Properties|null);

                /** InstallSnapshot offset */
                offset?: (number|null);

                /** InstallSnapshot totalBytes */
                totalBytes?: (number|null);

                /** InstallSnapshot piece */
                piece?: (Uint8Array|null);

                /** InstallSnapshot done */
                done?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InstallSnapshot. */
            type $Shape = warren.peer.InstallSnapshot.$Properties;
        }

        /**
         * Properties of an InstallSnapshotReply.
         * @deprecated Use warren.peer.InstallSnapshotReply.$Properties instead.
         */
        interface IInstallSnapshotReply extends warren.peer.InstallSnapshotReply.$Properties {
        }

        /** Represents an InstallSnapshotReply. */
        class InstallSnapshotReply {

            /**
             * Constructs a new InstallSnapshotReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.InstallSnapshotReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InstallSnapshotReply snapshotIndex. */
            snapshotIndex: number;

            /** InstallSnapshotReply receivedBytes. */
            receivedBytes: number;

            /** InstallSnapshotReply installed. */
            installed: boolean;

            /**
             * Creates a new InstallSnapshotReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InstallSnapshotReply instance
             */
            static create(properties: warren.peer.InstallSnapshotReply.$Shape): warren.peer.InstallSnapshotReply & warren.peer.InstallSnapshotReply.$Shape;
            static create(properties?: warren.peer.InstallSnapshotReply.$Properties): warren.peer.InstallSnapshotReply;

            /**
             * Encodes the specified InstallSnapshotReply message. Does not implicitly {@link warren.peer.InstallSnapshotReply.verify|verify} messages.
             * @param message InstallSnapshotReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.InstallSnapshotReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InstallSnapshotReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.InstallSnapshotReply & warren.peer.InstallSnapshotReply.$Shape} InstallSnapshotReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.InstallSnapshotReply & warren.peer.InstallSnapshotReply.$Shape;
        }

        namespace InstallSnapshotReply {

            /** Properties of an InstallSnapshotReply. */
            interface $Properties {

                /** InstallSnapshotReply snapshotIndex */
                snapshotIndex?: (number|null);

                /** InstallSnapshotReply receivedBytes */
                receivedBytes?: (number|null);

                /** InstallSnapshotReply installed */
                installed?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InstallSnapshotReply. */
            type $Shape = warren.peer.InstallSnapshotReply.$Properties;
        }

        /**
         * Properties of a TimeoutNow.
         * @deprecated Use warren.peer.TimeoutNow.$Properties instead.
         */
        interface ITimeoutNow extends warren.peer.TimeoutNow.$Properties {
        }

        /** Represents a TimeoutNow. */
        class TimeoutNow {

            /**
             * Constructs a new TimeoutNow.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.TimeoutNow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new TimeoutNow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TimeoutNow instance
             */
            static create(properties: warren.peer.TimeoutNow.$Shape): warren.peer.TimeoutNow & warren.peer.TimeoutNow.$Shape;
            static create(properties?: warren.peer.TimeoutNow.$Properties): warren.peer.TimeoutNow;

            /**
             * Encodes the specified TimeoutNow message. Does not implicitly {@link warren.peer.TimeoutNow.verify|verify} messages.
             * @param message TimeoutNow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.TimeoutNow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TimeoutNow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.TimeoutNow & warren.peer.TimeoutNow.$Shape} TimeoutNow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.TimeoutNow & warren.peer.TimeoutNow.$Shape;
        }

        namespace TimeoutNow {

            /** Properties of a TimeoutNow. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TimeoutNow. */
            type $Shape = warren.peer.TimeoutNow.$Properties;
        }

        /**
         * Properties of a ReadIndex.
         * @deprecated Use warren.peer.ReadIndex.$Properties instead.
         */
        interface IReadIndex extends warren.peer.ReadIndex.$Properties {
        }

        /** Represents a ReadIndex. */
        class ReadIndex {

            /**
             * Constructs a new ReadIndex.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.ReadIndex.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadIndex context. */
            context: number;

            /**
             * Creates a new ReadIndex instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadIndex instance
             */
            static create(properties: warren.peer.ReadIndex.$Shape): warren.peer.ReadIndex & warren.peer.ReadIndex.$Shape;
            static create(properties?: warren.peer.ReadIndex.$Properties): warren.peer.ReadIndex;

            /**
             * Encodes the specified ReadIndex message. Does not implicitly {@link warren.peer.ReadIndex.verify|verify} messages.
             * @param message ReadIndex message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.ReadIndex.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadIndex message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.ReadIndex & warren.peer.ReadIndex.$Shape} ReadIndex
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.ReadIndex & warren.peer.ReadIndex.$Shape;
        }

        namespace ReadIndex {

            /** Properties of a ReadIndex. */
            interface $Properties {

                /** ReadIndex context */
                context?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadIndex. */
            type $Shape = warren.peer.ReadIndex.$Properties;
        }

        /**
         * Properties of a ReadIndexReply.
         * @deprecated Use warren.peer.ReadIndexReply.$Properties instead.
         */
        interface IReadIndexReply extends warren.peer.ReadIndexReply.$Properties {
        }

        /** Represents a ReadIndexReply. */
        class ReadIndexReply {

            /**
             * Constructs a new ReadIndexReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.peer.ReadIndexReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadIndexReply context. */
            context: number;

            /** ReadIndexReply index. */
            index: number;

            /** ReadIndexReply granted. */
            granted: boolean;

            /**
             * Creates a new ReadIndexReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadIndexReply instance
             */
            static create(properties: warren.peer.ReadIndexReply.$Shape): warren.peer.ReadIndexReply & warren.peer.ReadIndexReply.$Shape;
            static create(properties?: warren.peer.ReadIndexReply.$Properties): warren.peer.ReadIndexReply;

            /**
             * Encodes the specified ReadIndexReply message. Does not implicitly {@link warren.peer.ReadIndexReply.verify|verify} messages.
             * @param message ReadIndexReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.peer.ReadIndexReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadIndexReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.peer.ReadIndexReply & warren.peer.ReadIndexReply.$Shape} ReadIndexReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.peer.ReadIndexReply & warren.peer.ReadIndexReply.$Shape;
        }

        namespace ReadIndexReply {

            /** Properties of a ReadIndexReply. */
            interface $Properties {

                /** ReadIndexReply context */
                context?: (number|null);

                /** ReadIndexReply index */
                index?: (number|null);

                /** ReadIndexReply granted */
                granted?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadIndexReply. */
            type $Shape = warren.peer.ReadIndexReply.$Properties;
        }
    }
}

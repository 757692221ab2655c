export interface paths {
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CandidateDto: {
            /** Format: uuid */
            id: string;
            mails: string[];
            /** @description Masked for people of partners, as the rest */
            name: string | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with the contact
             */
            origin: string;
            phones: string[];
            prefecture: string | null;
        };
        CandidatesDto: {
            /** @description None when more than five have these items: ask for another one */
            items: components["schemas"]["CandidateDto"][];
        };
        CustomerDetailDto: {
            entryCount: number;
            figures: components["schemas"]["FiguresDto"];
            /** Format: uuid */
            id: string;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            openContacts: components["schemas"]["OpenContactDto"][];
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            segments: components["schemas"]["MembershipDto"][];
            /** Format: date-time */
            since: string;
        };
        CustomerDto: {
            entryCount: number;
            /** Format: uuid */
            id: string;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            /** Format: date-time */
            since: string;
        };
        CustomerPageDto: {
            items: components["schemas"]["CustomerDto"][];
            nextCursor: string | null;
        };
        EntryDto: {
            about: {
                [key: string]: string;
            };
            channel: string;
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        FiguresDto: {
            contactCount: number;
            currency: string | null;
            /** Format: date-time */
            lastOrderAt: string | null;
            orderCount: number;
            /** @description In the currency's smallest unit */
            totalMinor: number;
        };
        MatchDto: {
            /** Format: date */
            birthday?: string;
            mail?: string;
            memberId?: string;
            /** @description The whole name, in kanji or kana */
            name?: string;
            /** @description The whole number */
            phone?: string;
            postalCode?: string;
        };
        MembershipDto: {
            id: string;
            name: components["schemas"]["WordsDto"];
            /** Format: date-time */
            since: string;
        };
        NameDto: {
            full: string;
        };
        OpenContactDto: {
            contactId: string;
            /** Format: date-time */
            openedAt: string;
            title: components["schemas"]["WordsDto"];
        };
        TimelinePageDto: {
            /** @description `all` and each department */
            counts: {
                [key: string]: number;
            };
            /** @description With revision: where to resume a stream */
            epoch: number;
            items: components["schemas"]["EntryDto"][];
            nextCursor: string | null;
            revision: number;
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "customer-profile.find": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description Mail, phone, member id, order number, or part of a name */
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPageDto"];
                };
            };
        };
    };
    "customer-profile.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetailDto"];
                };
            };
            /** @description Merged: Location and mergedInto name the customer it is now */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.timeline": {
        parameters: {
            query?: {
                /** @description Comma separated */
                channel?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Comma separated */
                department?: string;
                from?: string;
                limit?: unknown;
                /** @description Exclusive */
                to?: string;
                /** @description Comma separated, such as order.placed */
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePageDto"];
                };
            };
        };
    };
    "customer-profile.stream": {
        parameters: {
            query?: {
                /** @description `<epoch>.<revision>` of the timeline that was read */
                since?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidatesDto"];
                };
            };
        };
    };
}
